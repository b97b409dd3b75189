package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.ManyFailedJobsContract;

class PostgresManyFailedJobsTest extends ManyFailedJobsContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
