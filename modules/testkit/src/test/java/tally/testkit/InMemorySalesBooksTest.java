package tally.testkit;

import tally.testkit.contract.SalesBooksContract;

class InMemorySalesBooksTest extends SalesBooksContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
