package tally.testkit;

import tally.testkit.contract.UploadRetentionContract;

class InMemoryUploadRetentionTest extends UploadRetentionContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
