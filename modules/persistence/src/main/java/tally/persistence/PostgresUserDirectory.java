package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UserId;
import tally.domain.accounts.ActiveSession;
import tally.domain.accounts.Business;
import tally.domain.accounts.NewPassword;
import tally.domain.accounts.TokenHash;
import tally.domain.accounts.UserAccount;
import tally.domain.accounts.UserDirectory;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;

/** {@link UserDirectory} in the tables {@code users} and {@code tokens}. */
public final class PostgresUserDirectory implements UserDirectory {
    private final Database database;

    /** Users in this database. */
    public PostgresUserDirectory(Database database) {
        this.database = database;
    }

    private static final String USERS = """
            select u.id as user_id, u.email, u.is_staff, u.password_origin, u.disabled_at, u.created_at,
                   b.id, b.name, b.time_zone
              from users u
              left join businesses b on b.id = u.business_id
            """;

    @Override
    public Page<UserAccount> users(PageRequest page) {
        final String sql = USERS + " order by u.email limit ? offset ?";
        return database.inSnapshot(connection -> new Page<>(
                Sql.query(connection, "select count(*) as n from users", row -> row.number("n"))
                        .get(0),
                Sql.query(connection, sql, PostgresUserDirectory::account, page.limit(), page.offset())));
    }

    @Override
    public Optional<UserAccount> user(UserId id) {
        return database.inTransaction(connection -> find(connection, id));
    }

    private static final String DISABLE =
            "update users set disabled_at = case when ? then coalesce(disabled_at, ?) end where id = ?";

    @Override
    public boolean setDisabled(UserId id, boolean disabled, Actor by) {
        return database.inTransaction(connection -> {
            final Optional<UserAccount> before = lock(connection, id);
            if (before.isPresent() && before.get().disabled() != disabled) {
                Sql.update(connection, DISABLE, disabled, Moment.now(connection), id);
                endAll(connection, id, Optional.empty());
                final AuditAction action = disabled ? AuditAction.USER_DISABLED : AuditAction.USER_ENABLED;
                recordChange(connection, before.get(), by, action);
            }
            return before.isPresent();
        });
    }

    private static final String SET_PASSWORD = "update users set password_hash = ?, password_origin = ? where id = ?";

    @Override
    public boolean setPassword(UserId id, NewPassword password, Optional<TokenHash> stays, Actor by) {
        return database.inTransaction(connection -> {
            final Optional<UserAccount> before = lock(connection, id);
            if (before.isPresent()) {
                final String origin = password.origin().wireName();
                Sql.update(connection, SET_PASSWORD, password.hash().encoded(), origin, id);
                endAll(connection, id, stays);
                recordChange(connection, before.get(), by, AuditAction.PASSWORD_CHANGED);
            }
            return before.isPresent();
        });
    }

    private static final String SESSIONS = """
            select id, token_hash, address, created_at, expires_at
              from tokens
             where user_id = ?
               and expires_at > now()
             order by created_at desc, id
            """;

    @Override
    public List<ActiveSession> sessions(UserId id) {
        return database.inTransaction(
                connection -> Sql.query(connection, SESSIONS, PostgresUserDirectory::session, id));
    }

    @Override
    public boolean endSession(UserId id, UUID session) {
        final String sql = "delete from tokens where user_id = ? and id = ?";
        return database.inTransaction(connection -> Sql.update(connection, sql, id, session)) == 1;
    }

    @Override
    public int endSessions(UserId id, Actor by) {
        return database.inTransaction(connection -> {
            final int ended = endAll(connection, id, Optional.empty());
            if (ended > 0) {
                final UserAccount account = find(connection, id).orElseThrow();
                record(connection, account, by, account.signInsEnded(ended));
            }
            return ended;
        });
    }

    private static int endAll(Connection connection, UserId id, Optional<TokenHash> stays) throws SQLException {
        final String sql = "delete from tokens where user_id = ? and token_hash <> ?";
        return Sql.update(connection, sql, id, stays.map(TokenHash::hex).orElse(""));
    }

    private static void recordChange(Connection connection, UserAccount before, Actor by, AuditAction action)
            throws SQLException {
        final UserAccount after = find(connection, before.user().id()).orElseThrow();
        record(connection, after, by, after.changedFrom(before, action));
    }

    private static void record(Connection connection, UserAccount account, Actor by, AuditedChange change)
            throws SQLException {
        AuditTable.record(connection, account.user().business().map(Business::id), by, change);
    }

    /** Two people who change a user at once: the second reads what the first has done. */
    private static Optional<UserAccount> lock(Connection connection, UserId id) throws SQLException {
        Sql.query(connection, "select 1 from users where id = ? for no key update", row -> "", id);
        return find(connection, id);
    }

    private static Optional<UserAccount> find(Connection connection, UserId id) throws SQLException {
        return Sql.queryOne(connection, USERS + " where u.id = ?", PostgresUserDirectory::account, id);
    }

    private static UserAccount account(Row row) throws SQLException {
        return new UserAccount(
                UserRows.user(row),
                row.optionalInstant("disabled_at").isPresent(),
                UserRows.origin(row),
                row.instant("created_at"));
    }

    private static ActiveSession session(Row row) throws SQLException {
        return new ActiveSession(
                row.uuid("id"),
                new TokenHash(row.text("token_hash")),
                row.text("address"),
                row.instant("created_at"),
                row.instant("expires_at"));
    }
}
