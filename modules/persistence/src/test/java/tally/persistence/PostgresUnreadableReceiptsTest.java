package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.UnreadableReceiptsContract;

class PostgresUnreadableReceiptsTest extends UnreadableReceiptsContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
