package tally.testkit;

import tally.testkit.contract.ManyFailedJobsContract;

class InMemoryManyFailedJobsTest extends ManyFailedJobsContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
