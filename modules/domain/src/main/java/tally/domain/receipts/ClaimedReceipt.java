package tally.domain.receipts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import tally.domain.uploads.Claim;
import tally.domain.uploads.Upload;

/**
 * A receipt that a worker has taken on.
 *
 * @param timeZone the business's, which decides what today is
 * @param uploadedAt dates are judged by this day, so that every attempt judges alike
 * @param confirmed what a person said, where one has reviewed it: then it is booked whatever its confidence
 */
public record ClaimedReceipt(
        Claim claim, Receipt receipt, ZoneId timeZone, Instant uploadedAt, Optional<Correction> confirmed) {

    /** What earlier attempts have booked. */
    public Upload.Counters done() {
        return receipt.upload().counters();
    }
}
