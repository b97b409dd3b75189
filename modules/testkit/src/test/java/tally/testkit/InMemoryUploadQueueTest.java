package tally.testkit;

import tally.testkit.contract.UploadQueueContract;

class InMemoryUploadQueueTest extends UploadQueueContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
