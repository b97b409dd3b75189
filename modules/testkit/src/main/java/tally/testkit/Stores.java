package tally.testkit;

import java.time.Duration;
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

/**
 * All stores over one state, and the two things that only a test may do to it: let time pass, and spoil the books. The
 * contract tests drive the fakes and PostgreSQL through this one door.
 */
public interface Stores {
    /** Businesses, users and sign-ins. */
    Accounts accounts();

    /** The users who are there, and their sign-ins. */
    UserDirectory directory();

    /** How often somebody tried to sign in. */
    SignInTries tries();

    /** Where uploads are handed in. */
    UploadInbox inbox();

    /** Where workers take them from. */
    UploadQueue queue();

    /** What a worker does with one. */
    UploadBooks uploadBooks();

    /** The books, as a preview sees them. */
    PreviewBooks previewBooks();

    /** The books, for reading. */
    SalesBooks salesBooks();

    /** The checks of the books. */
    ConsistencyChecks checks();

    /** The rows that wait for staff. */
    FailedJobs failedJobs();

    /** The rows that wait for another try. */
    RetryQueue retries();

    /** Failed rows that leave as a file and come back corrected. */
    Corrections corrections();

    /** The events that wait for delivery. */
    EventOutbox events();

    /** What a person may do to an upload that is there. */
    UploadControl control();

    /** The products, as a person may change them. */
    Catalogue catalogue();

    /** How much there is to do. */
    Workload workload();

    /** Where images of receipts are handed in and reviewed. */
    ReceiptInbox receiptInbox();

    /** Where workers take receipts from. */
    ReceiptQueue receiptQueue();

    /** What a worker does with a receipt besides booking its items. */
    ReceiptBooks receiptBooks();

    /** Who did what. */
    AuditTrail audit();

    /** What removes what is old. */
    Retention retention();

    /** Lets the store's clock go on by this time: leases run out, sessions end. */
    void timePasses(Duration time);

    /** Spoils something in the books of a business that has at least one sale to a customer, behind the stores' back. */
    void spoil(BusinessId business, Spoiled what);

    /** What can be spoiled. */
    enum Spoiled {
        /** A product's stock is one too low. */
        STOCK,
        /** A sale's quantity is one too high. */
        QUANTITY,
        /** A sale's amount is 1.00 too high. */
        AMOUNT,
        /** A sale is gone. */
        SALE,
        /** A customer's total is 1.00 too high. */
        CUSTOMER,
        /** An upload counts one sale too many. */
        COUNTER
    }
}
