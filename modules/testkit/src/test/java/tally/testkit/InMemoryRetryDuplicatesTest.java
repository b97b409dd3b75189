package tally.testkit;

import tally.testkit.contract.RetryDuplicatesContract;

class InMemoryRetryDuplicatesTest extends RetryDuplicatesContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
