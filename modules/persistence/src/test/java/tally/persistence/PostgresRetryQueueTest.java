package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.RetryQueueContract;

class PostgresRetryQueueTest extends RetryQueueContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
