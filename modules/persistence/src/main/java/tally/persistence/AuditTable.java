package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.UserId;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditedChange;
import tally.domain.sales.PrintableText;

/** Writes new rows of the table {@code audit_entries}, in the transaction of the change. */
final class AuditTable {
    /** Stands for 'no business' in a key. */
    static final BusinessId NO_BUSINESS = new BusinessId(new UUID(0, 0));

    private AuditTable() {}

    private static final String INSERT = """
            insert into audit_entries (business_id, id, actor, action, subject, values_before, values_after)
            values (?, gen_random_uuid(), ?, ?, ?, jsonb_object(?, ?), jsonb_object(?, ?))
            """;

    /** Says in the audit trail who changes what; {@code business} is empty where it belongs to none. */
    static void record(Connection connection, Optional<BusinessId> business, Actor by, AuditedChange change)
            throws SQLException {
        Sql.update(
                connection,
                INSERT,
                business.orElse(NO_BUSINESS),
                by.name(),
                change.action().wireName(),
                change.subject(),
                names(connection, change.before()),
                texts(connection, change.before()),
                names(connection, change.after()),
                texts(connection, change.after()));
    }

    private static final String EMAIL = "select email from users where id = ?";

    /** The same where the user's id is known, and the e-mail is not. */
    static void recordByUser(Connection connection, BusinessId business, UserId by, AuditedChange change)
            throws SQLException {
        final Actor actor = Sql.queryOne(connection, EMAIL, row -> new Actor(row.text("email")), by)
                .orElseThrow(() -> new IllegalArgumentException("No such user: " + by));
        record(connection, Optional.of(business), actor, change);
    }

    private static java.sql.Array names(Connection connection, Map<String, String> values) throws SQLException {
        return Sql.array(connection, "text", values.keySet());
    }

    /** In the order of the names; {@code jsonb} takes no NUL. */
    private static java.sql.Array texts(Connection connection, Map<String, String> values) throws SQLException {
        return Sql.array(
                connection,
                "text",
                values.values().stream().map(PrintableText::of).toList());
    }
}
