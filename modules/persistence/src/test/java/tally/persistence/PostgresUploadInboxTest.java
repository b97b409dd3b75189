package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.UploadInboxContract;

class PostgresUploadInboxTest extends UploadInboxContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
