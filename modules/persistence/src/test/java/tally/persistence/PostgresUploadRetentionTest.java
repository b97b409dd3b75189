package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.UploadRetentionContract;

class PostgresUploadRetentionTest extends UploadRetentionContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
