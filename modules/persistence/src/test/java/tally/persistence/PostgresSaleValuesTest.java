package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.SaleValuesContract;

class PostgresSaleValuesTest extends SaleValuesContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
