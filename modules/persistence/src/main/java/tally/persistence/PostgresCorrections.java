package tally.persistence;

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

/** {@link Corrections} in PostgreSQL. */
public final class PostgresCorrections implements Corrections {
    private final Database database;

    /** Corrections in this database. */
    public PostgresCorrections(Database database) {
        this.database = database;
    }

    @Override
    public List<OpenRow> openRows(BusinessId business, UploadId upload, long afterRow, int limit) {
        final FailedRows.After after = new FailedRows.After(afterRow, limit);
        return database.inTransaction(connection -> FailedRows.open(connection, business, upload, after));
    }

    private static final String OPTIONS =
            "select " + Options.OF_UPLOAD + " from uploads u where u.business_id = ? and u.id = ?";

    @Override
    public Optional<ImportOptions> options(BusinessId business, UploadId upload) {
        return database.inTransaction(connection -> Sql.queryOne(connection, OPTIONS, Options::read, business, upload));
    }

    private static final String OPTIONS_OF_JOB = "select " + Options.OF_UPLOAD + """
              from failed_jobs f
              join uploads u on u.business_id = f.business_id and u.id = f.file_id
             where f.business_id = ? and f.id = ?
            """;

    @Override
    public Optional<ImportOptions> options(BusinessId business, FailedJobId job) {
        return database.inTransaction(
                connection -> Sql.queryOne(connection, OPTIONS_OF_JOB, Options::read, business, job));
    }

    @Override
    public Result correct(Claim claim, CorrectingRow row, RetryQueue.Reprocessing reprocessing) {
        return database.inTransaction(
                connection -> CorrectionBooking.locked(connection, claim, row).book(reprocessing));
    }
}
