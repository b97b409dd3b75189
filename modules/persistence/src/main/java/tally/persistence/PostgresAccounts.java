package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.Business;
import tally.domain.accounts.Email;
import tally.domain.accounts.NewPassword;
import tally.domain.accounts.PasswordHash;
import tally.domain.accounts.Session;
import tally.domain.accounts.TokenHash;
import tally.domain.accounts.User;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;

/** {@link Accounts} in the tables {@code businesses}, {@code users} and {@code tokens}. */
public final class PostgresAccounts implements Accounts {
    private final Database database;

    /** Accounts in this database. */
    public PostgresAccounts(Database database) {
        this.database = database;
    }

    private static final String ADD_BUSINESS = "insert into businesses (id, name, time_zone) values (?, ?, ?)";

    @Override
    public void addBusiness(Business business, Actor by) {
        database.inTransaction(connection -> addBusiness(connection, business, by));
    }

    private static int addBusiness(Connection connection, Business business, Actor by) throws SQLException {
        final String timeZone = business.timeZone().getId();
        final AuditedChange change = new AuditedChange(
                AuditAction.BUSINESS_ADDED,
                business.id().toString(),
                Map.of(),
                Map.of("name", business.name(), "time_zone", timeZone));
        AuditTable.record(connection, Optional.of(business.id()), by, change);
        return Sql.update(connection, ADD_BUSINESS, business.id(), business.name(), timeZone);
    }

    /** A statement of its own: only what comes after it sees what another node has committed. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(7203257)";

    private static final String ANYBODY =
            "select exists (select 1 from businesses) or exists (select 1 from users where is_staff) as there";

    @Override
    public boolean addFirst(Business business, List<Credentials> users, Actor by) {
        return database.inTransaction(connection -> {
            Sql.query(connection, ONE_AT_A_TIME, row -> "");
            if (Sql.query(connection, ANYBODY, row -> row.flag("there")).get(0)) {
                return false;
            }
            addBusiness(connection, business, by);
            for (final Credentials user : users) {
                addUser(connection, user.user(), user.chosen(), by);
            }
            return true;
        });
    }

    private static final String BUSINESSES = """
            select id, name, time_zone
              from businesses
             order by name, id
             limit ? offset ?
            """;

    @Override
    public Page<Business> businesses(PageRequest page) {
        return database.inSnapshot(connection -> new Page<>(
                Sql.query(connection, "select count(*) as n from businesses", row -> row.number("n"))
                        .get(0),
                Sql.query(connection, BUSINESSES, UserRows::business, page.limit(), page.offset())));
    }

    @Override
    public Optional<Business> business(BusinessId id) {
        final String sql = "select id, name, time_zone from businesses where id = ?";
        return database.inTransaction(connection -> Sql.queryOne(connection, sql, UserRows::business, id));
    }

    @Override
    public List<Business> businessesNamed(String name) {
        final String sql = "select id, name, time_zone from businesses where name = ? order by id";
        return database.inTransaction(connection -> Sql.query(connection, sql, UserRows::business, name));
    }

    private static final String ADD_USER = """
            insert into users (id, email, password_hash, password_origin, is_staff, business_id)
            values (?, ?, ?, ?, ?, ?)
                on conflict (email) do nothing
            """;

    @Override
    public boolean addUser(User user, NewPassword password, Actor by) {
        return database.inTransaction(connection -> addUser(connection, user, password, by));
    }

    private static boolean addUser(Connection connection, User user, NewPassword password, Actor by)
            throws SQLException {
        final Optional<BusinessId> business = user.business().map(Business::id);
        final int added = Sql.update(
                connection,
                ADD_USER,
                user.id(),
                user.email().value(),
                password.hash().encoded(),
                password.origin().wireName(),
                user.staff(),
                business);
        if (added == 1) {
            AuditTable.record(connection, business, by, added(user));
        }
        return added == 1;
    }

    private static AuditedChange added(User user) {
        final Map<String, String> after =
                Map.of("email", user.email().value(), "is_staff", Boolean.toString(user.staff()));
        return new AuditedChange(AuditAction.USER_ADDED, user.id().toString(), Map.of(), after);
    }

    @Override
    public boolean anyStaff() {
        final String sql = "select 1 from users where is_staff limit 1";
        return database.inTransaction(connection -> Sql.queryOne(connection, sql, row -> true))
                .isPresent();
    }

    private static final String CREDENTIALS = """
            select u.id as user_id, u.email, u.is_staff, u.password_hash, u.password_origin, b.id, b.name, b.time_zone
              from users u
              left join businesses b on b.id = u.business_id
             where u.email = ?
               and u.disabled_at is null
            """;

    @Override
    public Optional<Credentials> credentials(Email email) {
        return database.inTransaction(connection -> Sql.queryOne(
                connection,
                CREDENTIALS,
                row -> new Credentials(
                        UserRows.user(row), new PasswordHash(row.text("password_hash")), UserRows.origin(row)),
                email.value()));
    }

    private static final String FORGET_OLD = "delete from tokens where expires_at < now()";

    private static final String START_SESSION = """
            insert into tokens (token_hash, user_id, address, expires_at)
            values (?, ?, ?, now() + make_interval(secs => ?))
            returning expires_at
            """;

    @Override
    public Instant startSession(TokenHash token, SessionStart start) {
        return database.inTransaction(connection -> {
            Sql.update(connection, FORGET_OLD);
            return Sql.query(
                            connection,
                            START_SESSION,
                            row -> row.instant("expires_at"),
                            token.hex(),
                            start.user(),
                            start.address(),
                            (double) start.length().toSeconds())
                    .get(0);
        });
    }

    private static final String SESSION = """
            select u.id as user_id, u.email, u.is_staff, u.password_origin, b.id, b.name, b.time_zone, t.expires_at
              from tokens t
              join users u on u.id = t.user_id
              left join businesses b on b.id = u.business_id
             where t.token_hash = ?
               and t.expires_at > now()
               and u.disabled_at is null
            """;

    @Override
    public Optional<Session> session(TokenHash token) {
        return database.inTransaction(connection -> Sql.queryOne(
                connection,
                SESSION,
                row -> new Session(UserRows.user(row), row.instant("expires_at"), UserRows.origin(row)),
                token.hex()));
    }

    @Override
    public void endSession(TokenHash token) {
        database.inTransaction(
                connection -> Sql.update(connection, "delete from tokens where token_hash = ?", token.hex()));
    }
}
