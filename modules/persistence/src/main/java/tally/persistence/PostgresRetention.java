package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import tally.domain.retention.Kept;
import tally.domain.retention.Retention;

/**
 * {@link Retention} in the tables that grow. What is removed is found without locks, in the order of an index, then locked where
 * nobody else has it: a sweep never waits for those who work, so it is in no deadlock with them.
 */
public final class PostgresRetention implements Retention {
    private final Database database;

    /** Sweeps this database. */
    public PostgresRetention(Database database) {
        this.database = database;
    }

    private static final String TAKE = """
            update retention_turn
               set node = ?, until = now() + make_interval(secs => ?)
             where until <= now()
            """;

    @Override
    public boolean takeTurn(String node, Duration time) {
        return database.promptly(connection -> Sql.update(connection, TAKE, node, seconds(time)) == 1);
    }

    private static final String KEEP = """
            update retention_turn
               set until = now() + make_interval(secs => ?)
             where node = ? and until > now()
            """;

    @Override
    public boolean keepTurn(String node, Duration time) {
        return database.promptly(connection -> Sql.update(connection, KEEP, seconds(time), node) == 1);
    }

    @Override
    public Step removeNext(Kept what, Duration keptFor, Place after, int atMost) {
        return database.inTransaction(connection -> {
            final OldRows old = new OldRows(connection, keptFor);
            final List<OldRows.Candidate> candidates = old.next(what, after, atMost);
            return what == Kept.UPLOADED_BYTES
                    ? new OldBytes(connection, old).removeFirst(candidates, after, atMost)
                    : new Step(remove(connection, what, old, candidates), OldRows.next(candidates, atMost));
        });
    }

    private static long remove(Connection connection, Kept what, OldRows old, List<OldRows.Candidate> candidates)
            throws SQLException {
        return switch (what) {
            case RECOVERED_ROWS -> old.removeRecovered(candidates);
            case DELIVERED_EVENTS -> old.removeEvents(candidates);
            case AUDIT_ENTRIES -> {
                Sql.query(connection, "select set_config('tally.retention', 'on', true)", row -> "");
                yield old.removeAudit(candidates);
            }
            case UPLOADED_BYTES -> throw new IllegalArgumentException("Bytes go upload by upload");
        };
    }

    static double seconds(Duration time) {
        return (double) time.toMillis() / 1000;
    }
}
