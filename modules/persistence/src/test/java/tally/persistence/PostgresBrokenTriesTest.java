package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.BrokenTriesContract;

class PostgresBrokenTriesTest extends BrokenTriesContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
