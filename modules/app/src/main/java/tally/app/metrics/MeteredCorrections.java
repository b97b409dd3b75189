package tally.app.metrics;

import java.util.List;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.failures.Corrections;
import tally.domain.failures.OpenRow;
import tally.domain.failures.RetryQueue;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ImportOptions;

/** {@link Corrections} that counts the rows of corrected files by what became of them. Safe for use by many threads. */
public final class MeteredCorrections implements Corrections {
    private final Corrections corrections;
    private final Meters meters;

    /** These corrections, metered. */
    public MeteredCorrections(Corrections corrections, Meters meters) {
        this.corrections = corrections;
        this.meters = meters;
    }

    @Override
    public List<OpenRow> openRows(BusinessId business, UploadId upload, long afterRow, int limit) {
        return corrections.openRows(business, upload, afterRow, limit);
    }

    @Override
    public Optional<ImportOptions> options(BusinessId business, UploadId upload) {
        return corrections.options(business, upload);
    }

    @Override
    public Optional<ImportOptions> options(BusinessId business, FailedJobId job) {
        return corrections.options(business, job);
    }

    @Override
    public Result correct(Claim claim, CorrectingRow row, RetryQueue.Reprocessing reprocessing) {
        final Result result = corrections.correct(claim, row, reprocessing);
        meters.corrected(result);
        return result;
    }
}
