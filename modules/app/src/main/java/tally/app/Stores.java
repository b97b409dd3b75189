package tally.app;

import tally.domain.accounts.Accounts;
import tally.domain.audit.AuditTrail;
import tally.domain.books.Catalogue;
import tally.domain.books.ConsistencyChecks;
import tally.domain.books.SalesBooks;
import tally.domain.events.EventOutbox;
import tally.domain.failures.FailedJobs;
import tally.domain.failures.RetryQueue;
import tally.domain.uploads.PreviewBooks;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadControl;
import tally.domain.uploads.UploadInbox;
import tally.domain.uploads.UploadQueue;
import tally.domain.uploads.Workload;
import tally.persistence.Database;
import tally.persistence.PostgresAccounts;
import tally.persistence.PostgresAuditTrail;
import tally.persistence.PostgresCatalogue;
import tally.persistence.PostgresConsistencyChecks;
import tally.persistence.PostgresEventOutbox;
import tally.persistence.PostgresFailedJobs;
import tally.persistence.PostgresPreviewBooks;
import tally.persistence.PostgresRetryQueue;
import tally.persistence.PostgresSalesBooks;
import tally.persistence.PostgresUploadBooks;
import tally.persistence.PostgresUploadControl;
import tally.persistence.PostgresUploadInbox;
import tally.persistence.PostgresUploadQueue;
import tally.persistence.PostgresWorkload;

/** All stores, on one database: the place where an interface of the domain meets its table. */
record Stores(
        Accounts accounts,
        UploadInbox inbox,
        UploadQueue queue,
        UploadBooks books,
        PreviewBooks previewBooks,
        UploadControl control,
        Catalogue catalogue,
        SalesBooks sales,
        FailedJobs failedJobs,
        RetryQueue retries,
        ConsistencyChecks checks,
        EventOutbox outbox,
        AuditTrail audit,
        Workload workload) {

    static Stores on(Database database) {
        return new Stores(
                new PostgresAccounts(database),
                new PostgresUploadInbox(database),
                new PostgresUploadQueue(database),
                new PostgresUploadBooks(database),
                new PostgresPreviewBooks(database),
                new PostgresUploadControl(database),
                new PostgresCatalogue(database),
                new PostgresSalesBooks(database),
                new PostgresFailedJobs(database),
                new PostgresRetryQueue(database),
                new PostgresConsistencyChecks(database),
                new PostgresEventOutbox(database),
                new PostgresAuditTrail(database),
                new PostgresWorkload(database));
    }
}
