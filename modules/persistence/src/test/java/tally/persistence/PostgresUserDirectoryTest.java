package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.UserDirectoryContract;

class PostgresUserDirectoryTest extends UserDirectoryContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
