package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.EventOutboxContract;

class PostgresEventOutboxTest extends EventOutboxContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
