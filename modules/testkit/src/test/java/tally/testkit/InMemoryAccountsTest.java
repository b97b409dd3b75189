package tally.testkit;

import tally.testkit.contract.AccountsContract;

class InMemoryAccountsTest extends AccountsContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
