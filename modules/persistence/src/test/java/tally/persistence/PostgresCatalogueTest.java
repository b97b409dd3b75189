package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.CatalogueContract;

class PostgresCatalogueTest extends CatalogueContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
