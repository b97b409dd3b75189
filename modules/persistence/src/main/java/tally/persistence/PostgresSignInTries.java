package tally.persistence;

import java.time.Duration;
import java.util.Optional;
import tally.domain.accounts.SignInTries;
import tally.domain.accounts.TokenHash;

/** {@link SignInTries} in the table {@code sign_in_tries}. */
public final class PostgresSignInTries implements SignInTries {
    private static final String FORGET_OLD = "delete from sign_in_tries where began_at < now() - interval '1 day'";

    private static final String COUNT = """
            insert into sign_in_tries as t (subject_sha256, tries, began_at)
            values (?, 1, now())
                on conflict (subject_sha256) do update
               set tries    = case when t.began_at + make_interval(secs => ?) < now() then 1 else t.tries + 1 end,
                   began_at = case when t.began_at + make_interval(secs => ?) < now() then now() else t.began_at end
            returning tries, extract(epoch from began_at + make_interval(secs => ?) - now()) as seconds
            """;

    private final Database database;

    /** Tries in this database. */
    public PostgresSignInTries(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Duration> count(TokenHash subject, Limit limit) {
        final double seconds = limit.time().toSeconds();
        return database.inTransaction(connection -> {
            Sql.update(connection, FORGET_OLD);
            return Sql.query(connection, COUNT, Counted::of, subject.hex(), seconds, seconds, seconds).stream()
                    .filter(counted -> counted.tries() > limit.most())
                    .map(Counted::left)
                    .findFirst();
        });
    }

    @Override
    public void forget(TokenHash subject) {
        final String sql = "delete from sign_in_tries where subject_sha256 = ?";
        database.inTransaction(connection -> Sql.update(connection, sql, subject.hex()));
    }

    @Override
    public void takeBack(TokenHash subject) {
        final String sql = "update sign_in_tries set tries = tries - 1 where subject_sha256 = ? and tries > 0";
        database.inTransaction(connection -> Sql.update(connection, sql, subject.hex()));
    }

    private record Counted(int tries, Duration left) {
        static Counted of(Row row) throws java.sql.SQLException {
            final long seconds = (long) Math.ceil(row.decimal("seconds").doubleValue());
            return new Counted(row.integer("tries"), Duration.ofSeconds(Math.max(1, seconds)));
        }
    }
}
