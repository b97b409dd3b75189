package tally.testkit;

import java.time.Instant;
import tally.domain.failures.Correction;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.sales.Formats;

/** Shows a failed row of {@link Memory} as the rules want to see it. */
final class PendingRows {
    private PendingRows() {}

    static PendingRow of(Memory memory, StoredJob job, Instant requestedAt) {
        final StoredUpload upload = memory.upload(job.upload());
        final Formats ofUpload = upload.given().options().formats();
        return new PendingRow(
                job.id(),
                upload.business(),
                job.upload(),
                upload.kind(),
                job.row().row(),
                job.row().values(),
                upload.given().reading(),
                new Correction(job.row().values(), job.formats()).appliedTo(ofUpload),
                memory.business(upload.business()).timeZone(),
                upload.createdAt(),
                requestedAt);
    }
}
