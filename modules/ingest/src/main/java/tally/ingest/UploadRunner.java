package tally.ingest;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.LeaseLostException;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadQueue;
import tally.domain.uploads.UploadStatus;

/**
 * Runs the job of a claimed upload on a worker's thread, and tells the listener, exactly once, how it ended. Safe for use
 * by many threads.
 */
final class UploadRunner {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");
    private static final String OUR_FAULT =
            "Something went wrong in Tally while it read this file. What was booked before stays. Please tell support.";

    private final UploadBooks books;
    private final UploadQueue queue;
    private final Heartbeat heartbeat;
    private final WorkListener listener;
    private final IngestSettings settings;

    UploadRunner(IngestStores stores, Heartbeat heartbeat, WorkListener listener, IngestSettings settings) {
        this.books = stores.books();
        this.queue = stores.queue();
        this.heartbeat = heartbeat;
        this.listener = listener;
        this.settings = settings;
    }

    void run(ClaimedUpload upload, BooleanSupplier running) {
        final Claim claim = upload.claim();
        try {
            final Optional<Upload> end = new UploadJob(upload, books, settings.maxFailedRows())
                    .run(() -> running.getAsBoolean() && heartbeat.holds(claim));
            heartbeat.release(claim);
            end.ifPresentOrElse(this::tell, () -> handBack(claim, "stopped between two batches"));
        } catch (LeaseLostException lost) {
            listener.interrupted(claim, "the claim was lost");
        } catch (DatabaseException failed) {
            databaseFailed(claim, failed);
        } catch (RuntimeException | Error crash) {
            crashed(claim, crash);
        } finally {
            heartbeat.release(claim);
        }
    }

    private void tell(Upload end) {
        if (end.status() == UploadStatus.COMPLETED) {
            listener.completed(end);
        } else {
            listener.failed(end);
        }
    }

    private void databaseFailed(Claim claim, DatabaseException failed) {
        if (failed.passing()) {
            handBack(claim, failed.getMessage());
        } else {
            crashed(claim, failed);
        }
    }

    private void handBack(Claim claim, String reason) {
        try {
            queue.handBack(claim);
        } catch (DatabaseException away) {
            LOG.warn("Claim not handed back, its lease will run out: file_id={}", claim.upload());
        }
        listener.interrupted(claim, reason);
    }

    private void crashed(Claim claim, Throwable crash) {
        LOG.error("CSV upload crashed: file_id={}, attempt={}", claim.upload(), claim.attempt(), crash);
        try {
            books.fail(claim, OUR_FAULT);
        } catch (DatabaseException | LeaseLostException notRecorded) {
            LOG.warn("Failure not recorded, the upload will be tried again: file_id={}", claim.upload());
        }
        listener.crashed(claim, crash);
    }
}
