package tally.testkit;

import tally.testkit.contract.EventOutboxContract;

class InMemoryEventOutboxTest extends EventOutboxContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
