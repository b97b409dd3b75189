package tally.persistence;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.AuditEntryId;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditEntry;
import tally.domain.audit.AuditFilter;
import tally.domain.audit.AuditTrail;
import tally.domain.audit.AuditedChange;

/** {@link AuditTrail} in the table {@code audit_entries}. */
public final class PostgresAuditTrail implements AuditTrail {
    private final Database database;

    /** The trail in this database. */
    public PostgresAuditTrail(Database database) {
        this.database = database;
    }

    private static final String COUNT = "select count(*) as n from audit_entries a where ";

    private static final String SELECT = """
            select a.business_id, a.id, a.at, a.actor, a.action, a.subject,
                   array(select key from jsonb_each_text(a.values_before) order by key) as before_names,
                   array(select value from jsonb_each_text(a.values_before) order by key) as before_texts,
                   array(select key from jsonb_each_text(a.values_after) order by key) as after_names,
                   array(select value from jsonb_each_text(a.values_after) order by key) as after_texts
              from audit_entries a
             where %s
             order by a.at desc, a.id desc
             limit ? offset ?
            """;

    @Override
    public Page<AuditEntry> search(AuditFilter filter, PageRequest page) {
        final Where where = where(filter);
        final String select = SELECT.formatted(where.sql());
        return database.inSnapshot(connection -> new Page<>(
                Sql.query(connection, COUNT + where.sql(), row -> row.number("n"), where.values())
                        .get(0),
                Sql.query(connection, select, PostgresAuditTrail::entry, where.values(page.limit(), page.offset()))));
    }

    private static Where where(AuditFilter filter) {
        return new Where()
                .and("a.business_id = ?", filter.scope().business())
                .and("a.actor = ?", filter.actor())
                .and("a.action = ?", filter.action().map(AuditAction::wireName))
                .and("a.subject = ?", filter.subject())
                .and("a.at >= ?::timestamp at time zone 'UTC'", filter.from())
                .and("a.at < (?::date + 1)::timestamp at time zone 'UTC'", filter.to());
    }

    private static AuditEntry entry(Row row) throws SQLException {
        final AuditedChange change = new AuditedChange(
                action(row.text("action")),
                row.text("subject"),
                map(row.texts("before_names"), row.texts("before_texts")),
                map(row.texts("after_names"), row.texts("after_texts")));
        return new AuditEntry(
                new AuditEntryId(row.uuid("id")),
                Optional.of(new BusinessId(row.uuid("business_id")))
                        .filter(business -> !business.equals(AuditTable.NO_BUSINESS)),
                row.instant("at"),
                new Actor(row.text("actor")),
                change);
    }

    private static AuditAction action(String wireName) {
        return AuditAction.of(wireName).orElseThrow(() -> new IllegalStateException("Unknown action: " + wireName));
    }

    private static Map<String, String> map(List<String> names, List<String> texts) {
        final Map<String, String> values = new HashMap<>();
        final Iterator<String> text = texts.iterator();
        for (final String name : names) {
            values.put(name, text.next());
        }
        return values;
    }
}
