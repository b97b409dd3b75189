package tally.ingest;

import java.util.Optional;
import java.util.function.Function;
import tally.csv.CsvSource;
import tally.domain.FailedJobId;
import tally.domain.uploads.ImportOptions;

/** Recognises a file of failed rows that a person has corrected: by the column that {@link FailedRowsFile} writes. */
final class CorrectionsFile {
    /** The column that names the failed job of a row. */
    static final String COLUMN = "failed_job_id";

    private CorrectionsFile() {}

    static boolean is(SalesFile file) {
        return file.columnNamed(COLUMN) >= 0;
    }

    /**
     * Opens a sales file. One with corrections has its columns under the names of the file that its rows came with, so
     * where the person gave no mapping, it is read with that file's.
     *
     * @param optionsBehind how the file of a failed row is read
     */
    static SalesFile open(
            CsvSource content, ImportOptions given, Function<FailedJobId, Optional<ImportOptions>> optionsBehind)
            throws UnreadableFileException {
        if (!given.mapping().isEmpty()) {
            return SalesFile.open(content, given);
        }
        final SalesFile file = SalesFile.look(content, given);
        final Optional<ImportOptions> behind = is(file) ? firstJob(file).flatMap(optionsBehind) : Optional.empty();
        return behind.isPresent()
                ? SalesFile.open(content, given.mapped(behind.get().mapping()))
                : file.withAllColumns();
    }

    private static Optional<FailedJobId> firstJob(SalesFile file) {
        final int column = file.columnNamed(COLUMN);
        try (SalesRows rows = file.rows()) {
            while (rows.next()) {
                final Optional<FailedJobId> job = job(rows.text(column));
                if (job.isPresent()) {
                    return job;
                }
            }
            return Optional.empty();
        }
    }

    /** The failed job that a cell names; empty where it names none. */
    static Optional<FailedJobId> job(String cell) {
        try {
            return Optional.of(FailedJobId.of(cell));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
