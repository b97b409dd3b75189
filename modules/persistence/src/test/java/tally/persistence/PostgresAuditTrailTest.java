package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.AuditTrailContract;

class PostgresAuditTrailTest extends AuditTrailContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
