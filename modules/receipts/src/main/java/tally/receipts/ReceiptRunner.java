package tally.receipts;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.domain.receipts.ClaimedReceipt;
import tally.domain.uploads.Claim;
import tally.domain.uploads.LeaseKeeper;
import tally.domain.uploads.LeaseLostException;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadStatus;
import tally.receipts.ocr.OcrStoppedException;

/**
 * Works on receipts, on the threads of whoever calls, and tells the listener, exactly once, how each ended. Safe for use
 * by many threads.
 */
public final class ReceiptRunner {
    private static final Logger LOG = LoggerFactory.getLogger("tally.receipts");
    private static final String OUR_FAULT =
            "Something went wrong in Tally while it read this receipt. Nothing was booked twice. Please tell support.";

    private final ReceiptStores stores;
    private final ReceiptReader reader;
    private final ReceiptListener listener;
    private final Claimant claimant;

    /**
     * Who takes receipts on.
     *
     * @param node the name of this process
     * @param lease how long a claim holds without being renewed
     */
    public record Claimant(String node, Duration lease) {}

    /** A runner that does nothing by itself. */
    public ReceiptRunner(ReceiptStores stores, ReceiptReader reader, ReceiptListener listener, Claimant claimant) {
        this.stores = stores;
        this.reader = reader;
        this.listener = listener;
        this.claimant = claimant;
    }

    /**
     * Works on the next receipt that waits; false where none does, or where another try must wait.
     *
     * @param leases keeps the claim alive meanwhile
     */
    public boolean runNext(LeaseKeeper leases) {
        final Optional<ClaimedReceipt> next = stores.receipts().claim(claimant.node(), claimant.lease());
        return next.isPresent() && run(next.get(), leases);
    }

    private boolean run(ClaimedReceipt receipt, LeaseKeeper leases) {
        final Claim claim = receipt.claim();
        LOG.info("Receipt started: file_id={}", claim.upload());
        try (LeaseKeeper.Held held = leases.hold(claim)) {
            tell(new ReceiptJob(receipt, stores, reader).run(held::lost));
            return true;
        } catch (LeaseLostException lost) {
            return returned(claim, lost, () -> stores.queue().handBack(claim));
        } catch (OcrStoppedException stopped) {
            return returned(claim, stopped, () -> stores.queue().handBack(claim));
        } catch (DatabaseException failed) {
            return failed.passing()
                    ? returned(claim, failed, () -> stores.queue().postpone(claim))
                    : crashed(claim, failed);
        } catch (RuntimeException | Error crash) {
            return crashed(claim, crash);
        }
    }

    private void tell(Upload end) {
        LOG.info("Receipt ended: file_id={}, status={}", end.id(), end.status().wireName());
        if (end.status() == UploadStatus.COMPLETED) {
            listener.completed(end);
        } else if (end.status() == UploadStatus.NEEDS_REVIEW) {
            listener.needsReview(end);
        } else {
            listener.failed(end);
        }
    }

    /** Also where the claim was lost: the queue must know that this try has not killed its process. */
    private boolean returned(Claim claim, RuntimeException reason, Runnable giveBack) {
        try {
            giveBack.run();
        } catch (RuntimeException notDone) {
            LOG.warn("Claim not given back, its lease will run out: file_id={}", claim.upload());
        }
        listener.interrupted(claim, String.valueOf(reason.getMessage()));
        return false;
    }

    private boolean crashed(Claim claim, Throwable crash) {
        LOG.error("Receipt crashed: file_id={}, attempt={}", claim.upload(), claim.attempt(), crash);
        try {
            stores.books().fail(claim, OUR_FAULT);
        } catch (RuntimeException notDone) {
            LOG.warn("Failure not recorded, will be tried again: file_id={}", claim.upload());
        }
        listener.crashed(claim, crash);
        return true;
    }
}
