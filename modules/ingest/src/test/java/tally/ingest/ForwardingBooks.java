package tally.ingest;

import java.io.InputStream;
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

/** Books that do what other books do; a test overrides what is to go wrong. */
class ForwardingBooks implements UploadBooks {
    private final UploadBooks books;

    ForwardingBooks(UploadBooks books) {
        this.books = books;
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
    public BatchResult book(Claim claim, Batch batch, Turn turn) {
        return books.book(claim, batch, turn);
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
