package tally.app;

import tally.domain.accounts.Accounts;
import tally.domain.books.ConsistencyChecks;
import tally.domain.books.SalesBooks;
import tally.domain.events.EventOutbox;
import tally.domain.failures.Corrections;
import tally.domain.failures.FailedJobs;
import tally.domain.failures.RetryQueue;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadInbox;
import tally.domain.uploads.UploadQueue;
import tally.persistence.Database;
import tally.persistence.PostgresAccounts;
import tally.persistence.PostgresConsistencyChecks;
import tally.persistence.PostgresCorrections;
import tally.persistence.PostgresEventOutbox;
import tally.persistence.PostgresFailedJobs;
import tally.persistence.PostgresRetryQueue;
import tally.persistence.PostgresSalesBooks;
import tally.persistence.PostgresUploadBooks;
import tally.persistence.PostgresUploadInbox;
import tally.persistence.PostgresUploadQueue;

/** All stores, on one database: the place where an interface of the domain meets its table. */
record Stores(
        Accounts accounts,
        UploadInbox inbox,
        UploadQueue queue,
        UploadBooks books,
        SalesBooks sales,
        FailedJobs failedJobs,
        RetryQueue retries,
        Corrections corrections,
        ConsistencyChecks checks,
        EventOutbox outbox) {

    static Stores on(Database database) {
        return new Stores(
                new PostgresAccounts(database),
                new PostgresUploadInbox(database),
                new PostgresUploadQueue(database),
                new PostgresUploadBooks(database),
                new PostgresSalesBooks(database),
                new PostgresFailedJobs(database),
                new PostgresRetryQueue(database),
                new PostgresCorrections(database),
                new PostgresConsistencyChecks(database),
                new PostgresEventOutbox(database));
    }
}
