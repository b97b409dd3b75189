package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.PreviewBooksContract;

class PostgresPreviewBooksTest extends PreviewBooksContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
