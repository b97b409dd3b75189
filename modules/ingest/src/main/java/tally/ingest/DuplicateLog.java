package tally.ingest;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.UploadId;
import tally.domain.sales.SaleKey;

/** Logs the first duplicates of an upload one by one and the number of the others at its end. One per upload. */
final class DuplicateLog {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");
    private static final int LOGGED_ONE_BY_ONE = 100;

    private final UploadId upload;
    private long seen;

    /** A log of an upload of which earlier attempts have skipped so many. */
    DuplicateLog(UploadId upload, long skippedBefore) {
        this.upload = upload;
        this.seen = skippedBefore;
    }

    void add(List<SaleKey> duplicates) {
        for (final SaleKey key : duplicates) {
            if (seen++ < LOGGED_ONE_BY_ONE) {
                LOG.info("Duplicate detected: hash={}, skipped", key.hex());
            }
        }
    }

    void end() {
        if (seen > LOGGED_ONE_BY_ONE) {
            LOG.info("Duplicates skipped: {} more, file_id={}", seen - LOGGED_ONE_BY_ONE, upload);
        }
    }
}
