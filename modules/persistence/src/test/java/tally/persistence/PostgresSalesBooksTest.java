package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.SalesBooksContract;

class PostgresSalesBooksTest extends SalesBooksContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
