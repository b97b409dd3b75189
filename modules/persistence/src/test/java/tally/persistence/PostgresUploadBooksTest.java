package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.UploadBooksContract;

class PostgresUploadBooksTest extends UploadBooksContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
