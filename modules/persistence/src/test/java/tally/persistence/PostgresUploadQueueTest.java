package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.UploadQueueContract;

class PostgresUploadQueueTest extends UploadQueueContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
