package tally.testkit;

import tally.testkit.contract.DuplicatesModelContract;

class InMemoryDuplicatesModelTest extends DuplicatesModelContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
