package tally.http;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.SignIn;
import tally.domain.accounts.UserDirectory;
import tally.domain.audit.AuditTrail;
import tally.domain.books.Catalogue;
import tally.domain.books.ConsistencyChecks;
import tally.domain.books.SalesBooks;
import tally.domain.events.EventOutbox;
import tally.domain.failures.FailedJobs;
import tally.domain.receipts.ReceiptInbox;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadControl;
import tally.domain.uploads.UploadInbox;
import tally.ingest.FailedRowsFile;
import tally.ingest.PreviewDesk;
import tally.ingest.Spool;
import tally.ingest.UploadDesk;
import tally.receipts.ReceiptIntake;

/**
 * What the routes work on. All of it must be safe for use by many threads.
 *
 * @param people who may sign in
 * @param files how files come in and what became of them
 * @param receipts how images of receipts come in and what became of them
 * @param books the books, whether they agree, what a person may change in them, and what has happened to them
 * @param node what the process around the server knows and wants to know
 */
public record Services(People people, Files files, Receipts receipts, Books books, Node node) {

    /**
     * Who may sign in.
     *
     * @param proxies the addresses that are believed about where a request comes from
     */
    public record People(Accounts accounts, UserDirectory directory, SignIn signIn, Set<String> proxies) {

        public People {
            proxies = Set.copyOf(proxies);
        }
    }

    /** How files come in, and what became of them and of their failed rows, which also leave as a file. */
    public record Files(
            Door door, UploadInbox inbox, UploadBooks books, FailedJobs failedJobs, FailedRowsFile failedRows) {}

    /**
     * Where a file comes in.
     *
     * @param spool keeps it while it is being sent
     * @param desk takes it in once it is whole
     * @param previews shows what taking it in would do
     * @param maxBytes how long it may be
     */
    public record Door(Spool spool, UploadDesk desk, PreviewDesk previews, long maxBytes) {}

    /**
     * Images of receipts.
     *
     * @param missing why this node can't read them, a sentence; empty where it can
     */
    public record Receipts(ReceiptIntake intake, ReceiptInbox inbox, Optional<String> missing) {}

    /** The books, whether they agree, what a person may change in them, and what has happened to them. */
    public record Books(SalesBooks sales, ConsistencyChecks checks, Changes changes, History history) {}

    /** What a person may do to an upload, and to a product. */
    public record Changes(UploadControl control, Catalogue catalogue) {}

    /** What the jobs downstream are told, and who did what. */
    public record History(EventOutbox events, AuditTrail audit) {}

    /**
     * The process around the server.
     *
     * @param clock says what time it is
     * @param missing says in sentences what keeps Tally from serving; nothing where it can
     * @param wake has the workers look for new work
     * @param watching how the server is watched
     */
    public record Node(Clock clock, Supplier<List<String>> missing, Runnable wake, Watching watching) {}

    /**
     * How the server is watched.
     *
     * @param reporter is told of every fault of ours, with the request id, the method and the path
     * @param observer is told of every request
     * @param metrics the metrics of this process as Prometheus reads them
     * @param metricsToken lets a machine read them that is no member of staff
     */
    public record Watching(
            BiConsumer<Throwable, Map<String, String>> reporter,
            RequestObserver observer,
            Supplier<String> metrics,
            Optional<String> metricsToken) {

        /** Leaves the token out. */
        @Override
        public String toString() {
            return "Watching";
        }
    }
}
