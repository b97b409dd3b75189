package tally.testkit;

import tally.testkit.contract.FailedJobsContract;

class InMemoryFailedJobsTest extends FailedJobsContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
