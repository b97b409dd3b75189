package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.FailedJobsContract;

class PostgresFailedJobsTest extends FailedJobsContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
