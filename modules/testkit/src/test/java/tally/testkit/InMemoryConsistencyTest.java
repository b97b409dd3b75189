package tally.testkit;

import tally.testkit.contract.ConsistencyContract;

class InMemoryConsistencyTest extends ConsistencyContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
