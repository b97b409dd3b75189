package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.UploadCancelContract;

class PostgresUploadCancelTest extends UploadCancelContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
