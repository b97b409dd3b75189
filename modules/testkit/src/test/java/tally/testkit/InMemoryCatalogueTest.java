package tally.testkit;

import tally.testkit.contract.CatalogueContract;

class InMemoryCatalogueTest extends CatalogueContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
