package tally.testkit;

import tally.testkit.contract.UnreadableReceiptsContract;

class InMemoryUnreadableReceiptsTest extends UnreadableReceiptsContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
