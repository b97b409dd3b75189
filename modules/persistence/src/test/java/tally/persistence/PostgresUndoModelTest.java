package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.UndoModelContract;

class PostgresUndoModelTest extends UndoModelContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
