package tally.testkit;

import tally.testkit.contract.UploadUndoContract;

class InMemoryUploadUndoTest extends UploadUndoContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
