package tally.testkit;

import tally.testkit.contract.WorkloadContract;

class InMemoryWorkloadTest extends WorkloadContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
