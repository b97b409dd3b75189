package tally.testkit;

import tally.testkit.contract.EventSearchContract;

class InMemoryEventSearchTest extends EventSearchContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
