package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.ConsistencyContract;

class PostgresConsistencyTest extends ConsistencyContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
