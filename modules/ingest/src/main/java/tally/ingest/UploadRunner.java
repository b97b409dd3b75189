package tally.ingest;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.domain.failures.Corrections;
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
    private final Corrections corrections;
    private final UploadQueue queue;
    private final Heartbeat heartbeat;
    private final WorkListener listener;
    private final BookingMeans means;

    UploadRunner(IngestStores stores, Heartbeat heartbeat, WorkListener listener, BookingMeans means) {
        this.books = stores.books();
        this.corrections = stores.corrections();
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
            final Optional<Upload> end = job(upload).run(() -> running.getAsBoolean() && !hold.lost());
            return end.map(Ending::of).orElseGet(() -> handedBack(claim, hold.lost() ? CLAIM_LOST : "the node stops"));
        } catch (LeaseLostException lost) {
            return handedBack(claim, CLAIM_LOST);
        } catch (DatabaseException failed) {
            return failed.passing() ? postponed(claim, failed) : crashed(claim, failed);
        } catch (RuntimeException | Error crash) {
            return crashed(claim, crash);
        }
    }

    private UploadJob job(ClaimedUpload upload) {
        return new UploadJob(upload, books.forOneAttempt(), corrections, means);
    }

    /** Also where the claim was lost: the queue must know that this try has not killed its process. */
    private Ending handedBack(Claim claim, String reason) {
        return returned(claim, reason, () -> queue.handBack(claim));
    }

    private Ending postponed(Claim claim, DatabaseException failed) {
        return returned(claim, reason(failed), () -> queue.postpone(claim));
    }

    private static Ending returned(Claim claim, String reason, Runnable giveBack) {
        try {
            giveBack.run();
        } catch (RuntimeException notDone) {
            LOG.warn("Claim not given back, its lease will run out: file_id={}, {}", claim.upload(), reason(notDone));
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
