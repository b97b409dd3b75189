package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.DuplicatesModelContract;

class PostgresDuplicatesModelTest extends DuplicatesModelContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
