package tally.testkit;

import tally.testkit.contract.UndoModelContract;

class InMemoryUndoModelTest extends UndoModelContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
