package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.RetentionContract;

class PostgresRetentionTest extends RetentionContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
