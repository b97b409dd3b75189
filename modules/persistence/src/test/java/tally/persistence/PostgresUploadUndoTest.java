package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.UploadUndoContract;

class PostgresUploadUndoTest extends UploadUndoContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
