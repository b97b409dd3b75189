package tally.testkit;

import tally.testkit.contract.CorrectionsContract;

class InMemoryCorrectionsTest extends CorrectionsContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
