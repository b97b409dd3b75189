package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.ReceiptsContract;

class PostgresReceiptsTest extends ReceiptsContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
