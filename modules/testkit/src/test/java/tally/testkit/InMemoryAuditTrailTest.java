package tally.testkit;

import tally.testkit.contract.AuditTrailContract;

class InMemoryAuditTrailTest extends AuditTrailContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
