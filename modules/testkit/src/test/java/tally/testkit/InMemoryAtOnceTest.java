package tally.testkit;

import tally.testkit.contract.AtOnceContract;

class InMemoryAtOnceTest extends AtOnceContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
