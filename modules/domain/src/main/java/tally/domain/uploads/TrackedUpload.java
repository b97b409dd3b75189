package tally.domain.uploads;

import java.util.Optional;
import tally.domain.receipts.Receipt;

/**
 * An upload with what only matters while it is under way.
 *
 * @param node which node has it; empty where none does
 * @param queuePlace for one that waits, its place in the queue of all businesses, from 1; one upload of a business runs at a
 *     time, so one that stands behind another of its business may be overtaken
 */
public record TrackedUpload(Upload upload, UploadKind kind, Optional<String> node, Optional<Long> queuePlace) {
    /** How far it is, 0 to 100; the rows of a receipt are only known once it was read, which is half of the way. */
    public int percent() {
        return kind == UploadKind.RECEIPT
                ? Receipt.percent(upload.status(), upload.counters().rowCount() > 0)
                : upload.percent();
    }
}
