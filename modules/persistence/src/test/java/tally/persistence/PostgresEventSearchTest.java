package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.EventSearchContract;

class PostgresEventSearchTest extends EventSearchContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
