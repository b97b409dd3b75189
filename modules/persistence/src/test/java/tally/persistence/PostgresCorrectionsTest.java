package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.CorrectionsContract;

class PostgresCorrectionsTest extends CorrectionsContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
