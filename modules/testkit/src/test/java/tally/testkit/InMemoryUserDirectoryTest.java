package tally.testkit;

import tally.testkit.contract.UserDirectoryContract;

class InMemoryUserDirectoryTest extends UserDirectoryContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
