package tally.testkit;

import tally.testkit.contract.RetentionContract;

class InMemoryRetentionTest extends RetentionContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
