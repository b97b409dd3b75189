package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.AccountsContract;

class PostgresAccountsTest extends AccountsContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
