package tally.testkit;

import tally.testkit.contract.SaleValuesContract;

class InMemorySaleValuesTest extends SaleValuesContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
