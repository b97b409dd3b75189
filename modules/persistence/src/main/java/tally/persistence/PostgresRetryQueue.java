package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tally.domain.failures.RetryQueue;
import tally.domain.sales.Checked;
import tally.domain.sales.SaleKey;

/** {@link RetryQueue}: the pending rows of {@code failed_jobs}, tried in a transaction that holds their locks. */
public final class PostgresRetryQueue implements RetryQueue {
    private final Database database;
    private final Set<RetryBatch> owed = ConcurrentHashMap.newKeySet();

    /** The queue in this database. */
    public PostgresRetryQueue(Database database) {
        this.database = database;
    }

    @Override
    public List<Outcome> tryNext(Reprocessing reprocessing, int most) {
        final BrokenTries broken = new BrokenTries(database, owed);
        broken.settle();
        BrokenTries.countAbandoned(database);
        return broken.counted(() -> database.inTransaction(connection -> {
            final List<PendingRow> rows = NextRetries.take(connection, most);
            if (rows.isEmpty()) {
                return List.of();
            }
            broken.begin(rows);
            final List<Outcome> outcomes = tried(connection, rows, new Watched(reprocessing, broken));
            broken.end(connection);
            return outcomes;
        }));
    }

    private static final String IN_TROUBLE =
            "select id from failed_jobs where status = 'pending' and troubles > 0 limit 1";

    @Override
    public boolean anyInTrouble() {
        return database.inTransaction(connection -> Sql.queryOne(connection, IN_TROUBLE, row -> ""))
                .isPresent();
    }

    private static List<Outcome> tried(Connection connection, List<PendingRow> rows, Reprocessing reprocessing)
            throws SQLException {
        final List<RetryEnding> endings = RetryBooking.locked(connection, rows).run(reprocessing);
        final List<RetryEnding.Recovered> booked = endings.stream()
                .filter(RetryEnding.Recovered.class::isInstance)
                .map(RetryEnding.Recovered.class::cast)
                .filter(ending -> ending.booked().isPresent())
                .toList();
        if (!booked.isEmpty()) {
            EventTable.recordSales(connection, booked);
        }
        return endings.stream().map(RetryEnding::outcome).toList();
    }

    /** Says over which row the program breaks, if it does while it judges one. */
    private record Watched(Reprocessing reprocessing, BrokenTries broken) implements Reprocessing {
        @Override
        public Checked check(PendingRow row) {
            broken.judging(Optional.of(row));
            final Checked checked = reprocessing.check(row);
            broken.judging(Optional.empty());
            return checked;
        }

        @Override
        public Map<SaleKey, Integer> equalRowsInFile(PendingRow row, Set<SaleKey> keys) {
            return reprocessing.equalRowsInFile(row, keys);
        }
    }
}
