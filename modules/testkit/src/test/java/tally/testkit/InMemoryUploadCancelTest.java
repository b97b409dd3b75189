package tally.testkit;

import tally.testkit.contract.UploadCancelContract;

class InMemoryUploadCancelTest extends UploadCancelContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
