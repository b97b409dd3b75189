package tally.ingest;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
 * Runs the job of a claimed upload on a worker's thread, and tells the listener, exactly once, how it ended. Safe for
 * use by many threads.
 */
final class UploadRunner {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");
    private static final String OUR_FAULT =
            "Something went wrong in Tally while it read this file. What was booked before stays. Please tell support.";
    private static final String CLAIM_LOST = "the claim was lost";

    private final UploadBooks books;
    private final UploadQueue queue;
    private final Heartbeat heartbeat;
    private final WorkListener listener;
    private final BookingMeans means;

    UploadRunner(IngestStores stores, Heartbeat heartbeat, WorkListener listener, BookingMeans means) {
        this.books = stores.books();
        this.queue = stores.queue();
        this.heartbeat = heartbeat;
        this.listener = listener;
        this.means = means;
    }

    /**
     * Works on the upload for as long as {@code running} says so.
     *
     * @return false where it was interrupted: whoever takes it up again at once may only meet the same
     */
    boolean run(ClaimedUpload upload, BooleanSupplier running) {
        final Ending ending = work(upload, running);
        ending.telling().accept(listener);
        return ending.reached();
    }

    /** The job and what must be put right after it; whatever happens in it, there is one ending. */
    private Ending work(ClaimedUpload upload, BooleanSupplier running) {
        final Claim claim = upload.claim();
        LOG.info(
                "CSV upload claimed: file_id={}, business_id={}, node={}, attempt={}, rows_done={}",
                claim.upload(),
                claim.business(),
                claim.node(),
                claim.attempt(),
                upload.done().processed());
        try (Heartbeat.Hold hold = heartbeat.hold(claim)) {
            final Optional<Upload> end =
                    new UploadJob(upload, books, means).run(() -> running.getAsBoolean() && !hold.lost());
            return end.map(Ending::of).orElseGet(() -> hold.lost() ? lost(claim) : handedBack(claim, "the node stops"));
        } catch (LeaseLostException lost) {
            return lost(claim);
        } catch (DatabaseException failed) {
            return failed.passing() ? handedBack(claim, reason(failed)) : crashed(claim, failed);
        } catch (RuntimeException | Error crash) {
            return crashed(claim, crash);
        }
    }

    private static Ending lost(Claim claim) {
        return Ending.interrupted(claim, CLAIM_LOST);
    }

    private Ending handedBack(Claim claim, String reason) {
        try {
            queue.handBack(claim);
        } catch (RuntimeException notDone) {
            LOG.warn("Claim not handed back, its lease will run out: file_id={}, {}", claim.upload(), reason(notDone));
        }
        return Ending.interrupted(claim, reason);
    }

    private Ending crashed(Claim claim, Throwable crash) {
        LOG.error("CSV upload crashed: file_id={}, attempt={}", claim.upload(), claim.attempt(), crash);
        try {
            books.fail(claim, OUR_FAULT);
        } catch (RuntimeException notDone) {
            LOG.warn("Failure not recorded, will be tried again: file_id={}, {}", claim.upload(), reason(notDone));
        }
        return new Ending(true, listener -> listener.crashed(claim, crash));
    }

    private static String reason(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }

    /** How the work ended: whether at its end, and the one call that tells so. */
    private record Ending(boolean reached, Consumer<WorkListener> telling) {
        static Ending of(Upload end) {
            return new Ending(
                    true,
                    end.status() == UploadStatus.COMPLETED
                            ? listener -> listener.completed(end)
                            : listener -> listener.failed(end));
        }

        static Ending interrupted(Claim claim, String reason) {
            return new Ending(false, listener -> listener.interrupted(claim, reason));
        }
    }
}
