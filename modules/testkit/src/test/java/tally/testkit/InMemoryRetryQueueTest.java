package tally.testkit;

import tally.testkit.contract.RetryQueueContract;

class InMemoryRetryQueueTest extends RetryQueueContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
