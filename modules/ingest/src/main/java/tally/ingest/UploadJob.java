package tally.ingest;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.csv.CsvSource;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.failures.Corrections;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.RowsRefusedException;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadBooks;

/**
 * The work on one upload, from its stored bytes to its end. Goes on where an earlier attempt stood. One per attempt,
 * for one thread.
 */
final class UploadJob {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");

    private final ClaimedUpload upload;
    private final Claim claim;
    private final UploadBooks books;
    private final Corrections corrections;
    private final BookingMeans means;
    private final DuplicateLog duplicates;
    private long failed;

    UploadJob(ClaimedUpload upload, UploadBooks books, Corrections corrections, BookingMeans means) {
        this.upload = upload;
        this.claim = upload.claim();
        this.books = books;
        this.corrections = corrections;
        this.means = means;
        this.failed = upload.done().failed();
        this.duplicates = new DuplicateLog(claim.upload(), upload.done().skipped());
    }

    /**
     * Works until the upload is completed or failed.
     *
     * @param goOn asked between two batches, and now and then while the file is read
     * @return the upload at its end; empty where the work was stopped in between
     */
    Optional<Upload> run(BooleanSupplier goOn) {
        LOG.info("CSV upload started: file_id={}, rows={}", id(), upload.done().rowCount());
        try (FreshFiles.Content file = means.fresh().content(id(), () -> books.content(claim.business(), id()))) {
            return read(new StoredFile(file), goOn);
        }
    }

    private Optional<Upload> read(CsvSource stored, BooleanSupplier goOn) {
        final CsvSource content = () -> new StoppableStream(stored.open(), goOn);
        try {
            final SalesFile file = CorrectionsFile.open(content, upload.options(), this::optionsBehind);
            return CorrectionsFile.is(file) ? correct(file, goOn) : book(file, goOn);
        } catch (UnreadableFileException unreadable) {
            return Optional.of(ended(books.fail(claim, unreadable.complaint())));
        } catch (StoppableStream.StoppedException stopped) {
            return Optional.empty();
        }
    }

    private Optional<ImportOptions> optionsBehind(FailedJobId job) {
        return corrections.options(claim.business(), job);
    }

    private SaleRules rules() {
        return new SaleRules(upload.options().formats(), LocalDate.ofInstant(upload.createdAt(), upload.timeZone()));
    }

    /** The way of a file whose rows correct failed rows of earlier ones. */
    private Optional<Upload> correct(SalesFile file, BooleanSupplier goOn) {
        final FileNumbering numbering = FileNumbering.of(upload.options().duplicates());
        final CorrectionRows rows = new CorrectionRows(file, rules(), numbering);
        try (CorrectionJob job = new CorrectionJob(upload, rows, books, corrections, duplicates)) {
            while (job.failed() <= means.maxFailedRows()) {
                if (!goOn.getAsBoolean()) {
                    return Optional.empty();
                }
                if (!job.bookNext()) {
                    return Optional.of(completed(job.rowsRead()));
                }
            }
            return Optional.of(tooManyFailed(job.failed()));
        }
    }

    /** Once more from where it stands whenever the database has refused rows that we know nothing against. */
    private Optional<Upload> book(SalesFile file, BooleanSupplier goOn) {
        final Set<Long> refused = new HashSet<>();
        long done = upload.done().processed();
        while (true) {
            try {
                return bookFrom(done, file, refused, goOn);
            } catch (RowsRefusedException rows) {
                LOG.warn("CSV upload: file_id={}, the database refuses rows {}", id(), rows.rows(), rows.getCause());
                if (!refused.addAll(rows.rows())) {
                    throw rows;
                }
                done = rows.rowsBefore();
            }
        }
    }

    private Optional<Upload> bookFrom(long done, SalesFile file, Set<Long> refused, BooleanSupplier goOn) {
        final SaleRules rules = rules();
        final FileNumbering numbering = numbering(file, rules);
        final BatchLimit limit = new BatchLimit(means.uploadsAtWork());
        final BatchSizes sizes = new BatchSizes(upload.done().rowCount(), limit);
        try (BatchReader batches = new BatchReader(file.rows(), rules, numbering, refused, sizes);
                BatchLine line = line(limit)) {
            batches.pass(done);
            return bookAll(batches, line, goOn);
        }
    }

    private BatchLine line(BatchLimit limit) {
        return new BatchLine(
                (batch, turn) -> limit.timed(batch.size(), () -> books.book(claim, batch, turn)),
                upload.options().duplicates(),
                means.writers(),
                this::booked);
    }

    private void booked(BatchResult result) {
        failed += result.failed();
        duplicates.add(result.duplicates());
    }

    private FileNumbering numbering(SalesFile file, SaleRules rules) {
        final DuplicateRule rule = upload.options().duplicates();
        final long rows = upload.done().rowCount();
        return rule == DuplicateRule.COUNT && FileNumbering.isLarge(rows)
                ? FileNumbering.ofLarge(file, rows, rules)
                : FileNumbering.of(rule);
    }

    private Optional<Upload> bookAll(BatchReader batches, BatchLine line, BooleanSupplier goOn) {
        long failing = failed;
        while (failing <= means.maxFailedRows()) {
            if (!goOn.getAsBoolean()) {
                line.finish();
                return Optional.empty();
            }
            final Optional<Batch> batch = batches.next(means.maxFailedRows() + 1 - failing);
            if (batch.isEmpty()) {
                line.finish();
                return Optional.of(completed(batches.rowsRead()));
            }
            failing += batch.get().failures().size();
            line.add(batch.get());
        }
        line.finish();
        return Optional.of(tooManyFailed(failing));
    }

    /** The count made at upload may be that of another version of Tally, which read the file in another way. */
    private Upload completed(long rows) {
        if (rows != upload.done().rowCount()) {
            books.rowCount(claim, rows);
        }
        return ended(books.complete(claim));
    }

    private Upload tooManyFailed(long failed) {
        final String message = "Stopped after " + failed + " rows that could not be read (" + means.maxFailedRows()
                + " are allowed). What was booked before stays. Please check the columns and formats of the file.";
        return ended(books.fail(claim, message));
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

    private UploadId id() {
        return claim.upload();
    }
}
