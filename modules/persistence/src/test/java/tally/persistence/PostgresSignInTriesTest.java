package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.SignInTriesContract;

class PostgresSignInTriesTest extends SignInTriesContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
