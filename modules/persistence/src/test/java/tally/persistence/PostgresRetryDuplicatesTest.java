package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.RetryDuplicatesContract;

class PostgresRetryDuplicatesTest extends RetryDuplicatesContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
