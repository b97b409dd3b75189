package tally.testkit;

import tally.testkit.contract.ReceiptsContract;

class InMemoryReceiptsTest extends ReceiptsContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
