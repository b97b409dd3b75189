package tally.ingest;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.csv.CsvSource;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadBooks;

/**
 * The work on one upload, from its stored bytes to its end. Goes on where an earlier attempt stood. One per attempt, for
 * one thread.
 */
final class UploadJob {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");

    private final ClaimedUpload upload;
    private final UploadBooks books;
    private final long maxFailedRows;
    private final DuplicateLog duplicates;

    UploadJob(ClaimedUpload upload, UploadBooks books, long maxFailedRows) {
        this.upload = upload;
        this.books = books;
        this.maxFailedRows = maxFailedRows;
        this.duplicates = new DuplicateLog(upload.claim().upload());
    }

    /**
     * Works until the upload is completed or failed.
     *
     * @param goOn asked between two batches
     * @return the upload at its end; empty where the work was stopped in between
     */
    Optional<Upload> run(BooleanSupplier goOn) {
        LOG.info("CSV upload started: file_id={}, rows={}", id(), upload.done().rowCount());
        try {
            return book(SalesFile.open(content(), upload.options()), goOn);
        } catch (UnreadableFileException unreadable) {
            return Optional.of(books.fail(upload.claim(), unreadable.getMessage()));
        }
    }

    private Optional<Upload> book(SalesFile file, BooleanSupplier goOn) {
        final ImportOptions options = upload.options();
        final LocalDate today = LocalDate.ofInstant(upload.createdAt(), upload.timeZone());
        final SaleRules rules = new SaleRules(options.formats(), today);
        final FileNumbering numbering =
                FileNumbering.of(file, upload.done().rowCount(), rules, options.duplicates());
        try (BatchReader batches = new BatchReader(file.rows(), rules, numbering)) {
            batches.pass(upload.done().processed());
            return bookAll(batches, goOn);
        }
    }

    private Optional<Upload> bookAll(BatchReader batches, BooleanSupplier goOn) {
        long failed = upload.done().failed();
        for (Optional<Batch> batch = batches.next(); batch.isPresent(); batch = batches.next()) {
            if (!goOn.getAsBoolean()) {
                return Optional.empty();
            }
            final BatchResult result = books.book(upload.claim(), batch.get());
            duplicates.add(result.duplicates());
            failed += result.failed();
            if (failed > maxFailedRows) {
                return Optional.of(tooManyFailed(failed));
            }
        }
        return Optional.of(ended(books.complete(upload.claim())));
    }

    private Upload tooManyFailed(long failed) {
        final String message = "Stopped after " + failed + " rows that could not be read (" + maxFailedRows
                + " are allowed). What was booked before stays. Please check the columns and formats of the file.";
        return ended(books.fail(upload.claim(), message));
    }

    private Upload ended(Upload end) {
        duplicates.end();
        LOG.info(
                "CSV parsing: Created {} transactions, skipped {}, failed {}",
                end.counters().created(),
                end.counters().skipped(),
                end.counters().failed());
        LOG.info("CSV upload ended: file_id={}, status={}", id(), end.status().wireName());
        return end;
    }

    private CsvSource content() {
        return () -> books.content(upload.claim().business(), upload.claim().upload());
    }

    private Object id() {
        return upload.claim().upload();
    }
}
