package tally.testkit;

import tally.testkit.contract.SignInTriesContract;

class InMemorySignInTriesTest extends SignInTriesContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
