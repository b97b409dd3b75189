package tally.testkit;

import tally.testkit.contract.BrokenTriesContract;

class InMemoryBrokenTriesTest extends BrokenTriesContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
