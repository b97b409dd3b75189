package tally.testkit;

import tally.testkit.contract.UploadBooksContract;

class InMemoryUploadBooksTest extends UploadBooksContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
