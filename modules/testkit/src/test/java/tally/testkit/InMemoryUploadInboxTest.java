package tally.testkit;

import tally.testkit.contract.UploadInboxContract;

class InMemoryUploadInboxTest extends UploadInboxContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
