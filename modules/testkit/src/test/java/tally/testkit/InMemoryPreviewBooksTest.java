package tally.testkit;

import tally.testkit.contract.PreviewBooksContract;

class InMemoryPreviewBooksTest extends PreviewBooksContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
