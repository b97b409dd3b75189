package tally.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.uploads.Claim;
import tally.domain.uploads.Upload;
import tally.receipts.ReceiptListener;

/**
 * What happens when the work on a receipt ends: what happens for a file, in the words of receipts. Called back on the
 * workers' threads; safe for use by many threads.
 */
final class ReceiptEnds implements ReceiptListener {
    private static final Logger LOG = LoggerFactory.getLogger("tally.app");

    private final Pipeline pipeline;

    ReceiptEnds(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void completed(Upload receipt) {
        pipeline.completed(receipt);
    }

    @Override
    public void needsReview(Upload receipt) {
        LOG.info(
                "Receipt needs review: file_id={}, {}",
                receipt.id(),
                receipt.errorMessage().orElse(""));
    }

    @Override
    public void failed(Upload receipt) {
        LOG.warn(
                "Receipt failed: file_id={}, business_id={}, {}",
                receipt.id(),
                receipt.owner().business(),
                receipt.errorMessage().orElse(""));
    }

    @Override
    public void crashed(Claim claim, Throwable cause) {
        pipeline.crashed(claim, cause);
    }

    @Override
    public void interrupted(Claim claim, String reason) {
        LOG.info("Receipt interrupted: file_id={}, node={}, {}", claim.upload(), claim.node(), reason);
    }
}
