package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.WorkloadContract;

class PostgresWorkloadTest extends WorkloadContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
