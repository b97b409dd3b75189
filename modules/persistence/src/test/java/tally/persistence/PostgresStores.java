package tally.persistence;

import java.time.Duration;
import java.util.List;
import tally.domain.BusinessId;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.SignInTries;
import tally.domain.accounts.UserDirectory;
import tally.domain.audit.AuditTrail;
import tally.domain.books.Catalogue;
import tally.domain.books.ConsistencyChecks;
import tally.domain.books.SalesBooks;
import tally.domain.events.EventOutbox;
import tally.domain.failures.Corrections;
import tally.domain.failures.FailedJobs;
import tally.domain.failures.RetryQueue;
import tally.domain.receipts.ReceiptBooks;
import tally.domain.receipts.ReceiptInbox;
import tally.domain.receipts.ReceiptQueue;
import tally.domain.retention.Retention;
import tally.domain.uploads.PreviewBooks;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadControl;
import tally.domain.uploads.UploadInbox;
import tally.domain.uploads.UploadQueue;
import tally.domain.uploads.Workload;
import tally.testkit.Stores;
import tally.testkit.TestPostgres;

/** The stores on a real PostgreSQL, for the contract tests. All tests of a JVM share one database, emptied for each. */
final class PostgresStores implements Stores {
    private static final int CONNECTIONS = 12;
    private static final Database DATABASE = migrated();

    private PostgresStores() {}

    private static Database migrated() {
        final Database database = Database.open(DatabaseSettings.parse(TestPostgres.freshDatabase(), CONNECTIONS));
        new Migrations(database).apply();
        return database;
    }

    private static final String EMPTY = "truncate businesses, users, audit_entries, sign_in_tries cascade";

    static PostgresStores empty() {
        execute(EMPTY);
        execute("update retention_turn set until = '-infinity'");
        return new PostgresStores();
    }

    static Database database() {
        return DATABASE;
    }

    @Override
    public Accounts accounts() {
        return new PostgresAccounts(DATABASE);
    }

    @Override
    public UserDirectory directory() {
        return new PostgresUserDirectory(DATABASE);
    }

    @Override
    public SignInTries tries() {
        return new PostgresSignInTries(DATABASE);
    }

    @Override
    public UploadInbox inbox() {
        return new PostgresUploadInbox(DATABASE);
    }

    @Override
    public UploadQueue queue() {
        return new PostgresUploadQueue(DATABASE);
    }

    @Override
    public UploadBooks uploadBooks() {
        return new PostgresUploadBooks(DATABASE);
    }

    @Override
    public PreviewBooks previewBooks() {
        return new PostgresPreviewBooks(DATABASE);
    }

    @Override
    public SalesBooks salesBooks() {
        return new PostgresSalesBooks(DATABASE);
    }

    @Override
    public ConsistencyChecks checks() {
        return new PostgresConsistencyChecks(DATABASE);
    }

    @Override
    public FailedJobs failedJobs() {
        return new PostgresFailedJobs(DATABASE);
    }

    @Override
    public RetryQueue retries() {
        return new PostgresRetryQueue(DATABASE);
    }

    @Override
    public Corrections corrections() {
        return new PostgresCorrections(DATABASE);
    }

    @Override
    public EventOutbox events() {
        return new PostgresEventOutbox(DATABASE);
    }

    @Override
    public UploadControl control() {
        return new PostgresUploadControl(DATABASE);
    }

    @Override
    public Catalogue catalogue() {
        return new PostgresCatalogue(DATABASE);
    }

    @Override
    public Workload workload() {
        return new PostgresWorkload(DATABASE);
    }

    @Override
    public ReceiptInbox receiptInbox() {
        return new PostgresReceipts(DATABASE);
    }

    @Override
    public ReceiptQueue receiptQueue() {
        return new PostgresReceipts(DATABASE);
    }

    @Override
    public ReceiptBooks receiptBooks() {
        return new PostgresReceipts(DATABASE);
    }

    @Override
    public AuditTrail audit() {
        return new PostgresAuditTrail(DATABASE);
    }

    @Override
    public Retention retention() {
        return new PostgresRetention(DATABASE);
    }

    private static final List<String> AGE = List.of(
            """
            update uploads
               set created_at = created_at - passed, lease_until = lease_until - passed, not_before = not_before - passed,
                   processing_started_at = processing_started_at - passed, completed_at = completed_at - passed
              from make_interval(secs => ?) as passed
            """,
            "update sign_in_tries set began_at = began_at - make_interval(secs => ?)",
            "update tokens set expires_at = expires_at - make_interval(secs => ?)",
            """
            update failed_jobs
               set next_try_at = next_try_at - passed, resolved_at = resolved_at - passed
              from make_interval(secs => ?) as passed
            """,
            """
            update events
               set next_attempt_at = next_attempt_at - passed, delivered_at = delivered_at - passed
              from make_interval(secs => ?) as passed
            """,
            "update retention_turn set until = until - make_interval(secs => ?)",
            // Only a superuser, such as this test, can have the triggers let it pass.
            """
            set local session_replication_role = replica;
            update audit_entries set at = at - make_interval(secs => ?)
            """);

    /** The server's clock can't be set, so everything that is timed by it gets older instead. */
    @Override
    public void timePasses(Duration time) {
        AGE.forEach(update -> execute(update, (double) time.toMillis() / 1000));
    }

    @Override
    public void spoil(BusinessId business, Spoiled what) {
        execute(
                switch (what) {
                    case STOCK -> "update products set units_sold = units_sold + 1 where business_id = ?";
                    case QUANTITY -> "update sales set quantity = quantity + 1 where business_id = ?";
                    case AMOUNT -> "update sales set amount = amount + 1 where business_id = ?";
                    case SALE -> "delete from sales where business_id = ?";
                    case CUSTOMER -> "update customers set total_purchases = total_purchases + 1 where business_id = ?";
                    case COUNTER -> "update uploads set created_count = created_count + 1 where business_id = ?";
                },
                business);
    }

    private static void execute(String sql, Object... values) {
        DATABASE.inTransaction(connection -> Sql.update(connection, sql, values));
    }
}
