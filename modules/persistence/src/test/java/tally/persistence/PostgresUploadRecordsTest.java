package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.UploadRecordsContract;

class PostgresUploadRecordsTest extends UploadRecordsContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
