package tally.app.metrics;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.Turn;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadBooks;

/** {@link UploadBooks} that counts and times each batch on its way to the books. Safe for use by many threads. */
public final class MeteredUploadBooks implements UploadBooks {
    private final UploadBooks books;
    private final Meters meters;

    /** These books, metered. */
    public MeteredUploadBooks(UploadBooks books, Meters meters) {
        this.books = books;
        this.meters = meters;
    }

    @Override
    public UploadBooks forOneAttempt() {
        return new MeteredUploadBooks(books.forOneAttempt(), meters);
    }

    @Override
    public BatchResult book(Claim claim, Batch batch, Turn turn) {
        final long began = System.nanoTime();
        final BatchResult result = books.book(claim, batch, turn);
        meters.booked(result, Duration.ofNanos(System.nanoTime() - began));
        return result;
    }

    @Override
    public InputStream content(BusinessId business, UploadId upload) {
        return books.content(business, upload);
    }

    @Override
    public void rowCount(Claim claim, long rows) {
        books.rowCount(claim, rows);
    }

    @Override
    public Upload complete(Claim claim) {
        return books.complete(claim);
    }

    @Override
    public Upload fail(Claim claim, String message) {
        return books.fail(claim, message);
    }

    @Override
    public void recordConsistency(BusinessId business, UploadId upload, Consistency consistency) {
        books.recordConsistency(business, upload, consistency);
    }

    @Override
    public List<Upload> unchecked(int limit) {
        return books.unchecked(limit);
    }

    @Override
    public List<FailedRow> failedRows(BusinessId business, UploadId upload, int limit) {
        return books.failedRows(business, upload, limit);
    }
}
