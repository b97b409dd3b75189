package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.AtOnceContract;

class PostgresAtOnceTest extends AtOnceContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
