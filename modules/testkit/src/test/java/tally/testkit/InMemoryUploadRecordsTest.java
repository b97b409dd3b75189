package tally.testkit;

import tally.testkit.contract.UploadRecordsContract;

class InMemoryUploadRecordsTest extends UploadRecordsContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
