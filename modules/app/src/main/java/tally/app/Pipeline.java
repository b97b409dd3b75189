package tally.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.domain.Scope;
import tally.domain.books.Consistency;
import tally.domain.events.Event;
import tally.domain.failures.RetryQueue;
import tally.domain.uploads.Claim;
import tally.domain.uploads.Upload;
import tally.events.EventAdapter;
import tally.ingest.WorkListener;

/**
 * What happens when a piece of work ends: the events are delivered, a crash reported, and the books checked as soon as no file is
 * read any more, since somebody waits for a file and nobody for its check. Called back on the workers' threads; safe for use by many
 * threads.
 *
 * <p>All of it can be done again: what the process did not live to do is found and done by {@link #catchUp}.
 */
final class Pipeline implements WorkListener {
    private static final Logger LOG = LoggerFactory.getLogger("tally.app");
    private static final int CHECKS_AT_ONCE = 20;

    /** More are found in the database when their time has come. */
    private static final int MOST_UNCHECKED = 100;

    private final Stores stores;
    private final ErrorReports reports;
    private final BlockingQueue<Upload> unchecked = new ArrayBlockingQueue<>(MOST_UNCHECKED);
    private final Wait looks = new Wait("Looks for uploads that are not checked");
    private final Wait checks = new Wait("Checks");
    private final Wait deliveries = new Wait("Events");
    private final Wait removals = new Wait("Removals");

    Pipeline(Stores stores, ErrorReports reports) {
        this.stores = stores;
        this.reports = reports;
    }

    @Override
    public void completed(Upload upload) {
        orLater(deliveries, this::deliverEvents);
        unchecked.offer(upload);
    }

    @Override
    public boolean rested() {
        final Optional<Upload> next = Optional.ofNullable(unchecked.poll());
        next.ifPresent(this::checkOrLater);
        return next.isPresent();
    }

    /** The reason stands in the upload: it may name what is in the file's first line, which can be anything. */
    @Override
    public void failed(Upload upload) {
        LOG.warn(
                "CSV upload failed: file_id={}, business_id={}",
                upload.id(),
                upload.owner().business());
    }

    @Override
    public void crashed(Claim claim, Throwable cause) {
        reports.report(
                cause,
                Map.of(
                        "file_id", claim.upload().toString(),
                        "business_id", claim.business().toString(),
                        "rows_done", rowsDone(claim),
                        "node", claim.node(),
                        "attempt", Integer.toString(claim.attempt())));
    }

    /** The crash was over a row behind these: the next batch, or one that was written beside it. */
    private String rowsDone(Claim claim) {
        try {
            return stores.inbox()
                    .find(Scope.of(claim.business()), claim.upload())
                    .map(upload -> Long.toString(upload.counters().processed()))
                    .orElse("unknown");
        } catch (DatabaseException away) {
            return "unknown";
        }
    }

    @Override
    public void troubled(Optional<RetryQueue.PendingRow> row, Throwable cause) {
        reports.report(
                cause,
                row.map(tried -> Map.of(
                                "failed_job_id", tried.id().toString(),
                                "file_id", tried.upload().toString(),
                                "business_id", tried.business().toString(),
                                "row", Long.toString(tried.row())))
                        .orElse(Map.of()));
    }

    @Override
    public void interrupted(Claim claim, String reason) {
        LOG.info("CSV upload interrupted: file_id={}, node={}, {}", claim.upload(), claim.node(), reason);
    }

    @Override
    public void retried(List<RetryQueue.Outcome> outcomes) {
        if (outcomes.stream().anyMatch(outcome -> outcome.sale().isPresent())) {
            orLater(deliveries, this::deliverEvents);
        }
    }

    /** Does what an earlier process left undone, and what has waited for a rest for a minute. */
    void catchUp() {
        orLater(looks, this::checkWhatIsNot);
        orLater(deliveries, this::deliverEvents);
    }

    /** Removes, where nothing is in the way, what need not be kept any more. */
    void remove(Runnable removal) {
        orLater(removals, removal);
    }

    private void checkWhatIsNot() {
        for (final Upload upload : stores.books().unchecked(CHECKS_AT_ONCE)) {
            unchecked.removeIf(waiting -> waiting.id().equals(upload.id()));
            checkOrLater(upload);
        }
    }

    private void checkOrLater(Upload upload) {
        orLater(checks, () -> check(upload));
    }

    /** What disagrees is named in the upload, where those see it who may see its rows: a product's name is a value of one. */
    private void check(Upload upload) {
        final Consistency result = stores.checks().ofUpload(upload.owner().business(), upload.id());
        for (final Consistency.Warning warning : result.warnings()) {
            LOG.warn(
                    "Consistency: file_id={}, check={}, expected {}, found {}",
                    upload.id(),
                    warning.check(),
                    warning.expected(),
                    warning.found());
        }
        LOG.info(
                "Upload checked: file_id={}, disagreements={}",
                upload.id(),
                result.warnings().size());
        stores.books().recordConsistency(upload.owner().business(), upload.id(), result);
    }

    private void deliverEvents() {
        boolean more = true;
        while (more) {
            more = stores.outbox().deliverNext(Pipeline::publish);
        }
    }

    private static void publish(Event event) {
        EventAdapter.publishEvent(event.topic().wireName(), event.payload());
    }

    /** No error may end the housekeeping, which would never run again, or keep one upload's events for another's sake. */
    private void orLater(Wait wait, Runnable work) {
        try {
            work.run();
            wait.over();
        } catch (DatabaseException away) {
            wait.begun(away);
        } catch (RuntimeException unexpected) {
            LOG.error("Housekeeping failed, and will be tried again", unexpected);
            reports.report(unexpected, Map.of());
        }
    }

    /** Says once that something waits for the database, however often it is tried meanwhile, and once that it goes on. */
    private static final class Wait {
        private final String what;
        private final AtomicBoolean told = new AtomicBoolean();

        Wait(String what) {
            this.what = what;
        }

        void begun(DatabaseException away) {
            if (!told.getAndSet(true)) {
                LOG.warn("{} wait, the database failed: {}", what, away.getMessage());
            }
        }

        void over() {
            if (told.getAndSet(false)) {
                LOG.info("{} go on", what);
            }
        }
    }
}
