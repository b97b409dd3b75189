package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tally.domain.uploads.UploadStatus;
import tally.domain.uploads.Workload;

/** {@link Workload} as counts that an index alone answers. */
public final class PostgresWorkload implements Workload {
    private static final double MILLIS = 1000;

    private final Database database;

    /** The workload in this database. */
    public PostgresWorkload(Database database) {
        this.database = database;
    }

    private static final String UPLOADS = "select status, count(*) as n from uploads group by status";

    private static final String OLDEST =
            "select extract(epoch from now() - min(created_at)) as seconds from uploads where status = 'pending'";

    private static final String OPEN_FAILED_ROWS =
            "select count(*) as n from failed_jobs where status in ('failed', 'pending')";

    @Override
    public Figures figures() {
        return database.inSnapshot(connection -> new Figures(
                uploads(connection),
                oldest(connection),
                Sql.query(connection, OPEN_FAILED_ROWS, row -> row.number("n")).get(0)));
    }

    private static Map<UploadStatus, Long> uploads(Connection connection) throws SQLException {
        final Map<UploadStatus, Long> counts = new EnumMap<>(UploadStatus.class);
        Sql.query(
                connection,
                UPLOADS,
                row -> counts.put(UploadStatus.valueOf(row.text("status").toUpperCase(Locale.ROOT)), row.number("n")));
        return counts;
    }

    private static Optional<Duration> oldest(Connection connection) throws SQLException {
        return Sql.query(connection, OLDEST, row -> row.optionalDecimal("seconds"))
                .get(0)
                .map(seconds -> Duration.ofMillis((long) (seconds.doubleValue() * MILLIS)));
    }
}
