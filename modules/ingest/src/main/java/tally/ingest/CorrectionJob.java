package tally.ingest;

import java.util.Optional;
import tally.domain.failures.Corrections;
import tally.domain.failures.Corrections.CorrectingRow;
import tally.domain.failures.Corrections.Result;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.UploadBooks;

/**
 * Books the rows of a file of corrections, one a transaction: each is judged in the light of the file that its failed row
 * came with, as a retry is. Such files are as short as the failed rows of an upload may be. One per attempt, for one
 * thread.
 */
final class CorrectionJob implements AutoCloseable {
    private final ClaimedUpload upload;
    private final CorrectionRows rows;
    private final UploadBooks books;
    private final Corrections corrections;
    private final RetryReprocessing reprocessing;
    private final DuplicateLog duplicates;
    private long failed;

    CorrectionJob(
            ClaimedUpload upload,
            CorrectionRows rows,
            UploadBooks books,
            Corrections corrections,
            DuplicateLog duplicates) {
        this.upload = upload;
        this.rows = rows;
        this.books = books;
        this.corrections = corrections;
        this.duplicates = duplicates;
        this.reprocessing = new RetryReprocessing(books);
        this.failed = upload.done().failed();
        rows.pass(upload.done().processed());
    }

    /** Books the next row; false at the end of the file. */
    boolean bookNext() {
        if (!rows.next()) {
            return false;
        }
        if (rows.isPlain()) {
            book(rows.plain());
        } else {
            correct();
        }
        return true;
    }

    /** How many rows have failed so far, in earlier attempts too. */
    long failed() {
        return failed;
    }

    /** How many rows of the file lie behind it. */
    long rowsRead() {
        return rows.rowsRead();
    }

    @Override
    public void close() {
        rows.close();
    }

    private void correct() {
        final Optional<CorrectingRow> row = rows.correcting(upload.options().formats());
        final Result result = row.map(correcting -> corrections.correct(upload.claim(), correcting, reprocessing))
                .orElse(Result.UNKNOWN);
        switch (result) {
            case CREATED, SKIPPED -> {}
            case FAILED -> failed++;
            case UNKNOWN -> book(rows.unknown());
        }
    }

    private void book(Batch batch) {
        final BatchResult result = books.book(upload.claim(), batch);
        failed += result.failed();
        duplicates.add(result.duplicates());
    }
}
