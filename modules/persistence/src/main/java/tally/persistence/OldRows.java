package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import tally.domain.BusinessId;
import tally.domain.retention.Kept;
import tally.domain.retention.Retention.Place;

/** What is older than an operator wants it kept, found and removed business by business. One per step of a sweep. */
final class OldRows {
    private static final Comparator<BusinessId> BY_ID = Comparator.comparing(BusinessId::value);

    private final Connection connection;
    private final double seconds;

    OldRows(Connection connection, Duration keptFor) {
        this.connection = connection;
        this.seconds = PostgresRetention.seconds(keptFor);
    }

    private static final String OLD_UPLOADS = """
            select business_id, id, completed_at as at
              from uploads
             where bytes_removed_at is null and completed_at is not null
               and completed_at < now() - make_interval(secs => ?) and (completed_at, id) > (?, ?)
             order by completed_at, id
             limit ?
            """;

    private static final String OLD_RECOVERED = """
            select business_id, id, resolved_at as at
              from failed_jobs
             where status = 'resolved'
               and resolved_at < now() - make_interval(secs => ?) and (resolved_at, id) > (?, ?)
             order by resolved_at, id
             limit ?
            """;

    private static final String OLD_EVENTS = """
            select business_id, id, delivered_at as at
              from events
             where delivered_at is not null
               and delivered_at < now() - make_interval(secs => ?) and (delivered_at, id) > (?, ?)
             order by delivered_at, id
             limit ?
            """;

    private static final String OLD_AUDIT = """
            select business_id, id, at
              from audit_entries
             where at < now() - make_interval(secs => ?) and (at, id) > (?, ?)
             order by at, id
             limit ?
            """;

    private static String old(Kept what) {
        return switch (what) {
            case UPLOADED_BYTES -> OLD_UPLOADS;
            case RECOVERED_ROWS -> OLD_RECOVERED;
            case DELIVERED_EVENTS -> OLD_EVENTS;
            case AUDIT_ENTRIES -> OLD_AUDIT;
        };
    }

    /** The next few that are old, the oldest first. */
    List<Candidate> next(Kept what, Place after, int atMost) throws SQLException {
        return Sql.query(connection, old(what), Candidate::of, seconds, after.at(), after.id(), atMost);
    }

    /** Where to go on behind these; empty where they were the last. */
    static Optional<Place> next(List<Candidate> candidates, int atMost) {
        return candidates.size() < atMost
                ? Optional.empty()
                : Optional.of(candidates.get(candidates.size() - 1).place());
    }

    /** Skips what another transaction is about to change: it is looked at again in the next sweep. */
    private static final String LOCK_RECOVERED = """
            select f.id
              from failed_jobs f
             where f.business_id = ? and f.id = any(?) and f.status = 'resolved'
               and f.resolved_at < now() - make_interval(secs => ?)
               and not exists (
                   select 1
                     from failed_jobs o
                    where o.business_id = f.business_id and o.file_id = f.file_id and o.status in ('failed', 'pending'))
               for update of f skip locked
            """;

    private static final String REMOVE_RETRIES =
            "delete from failed_job_retries where business_id = ? and failed_job_id = any(?)";

    private static final String REMOVE_RECOVERED = "delete from failed_jobs where business_id = ? and id = any(?)";

    long removeRecovered(List<Candidate> candidates) throws SQLException {
        long removed = 0;
        for (final Map.Entry<BusinessId, List<UUID>> some :
                byBusiness(candidates).entrySet()) {
            final List<UUID> locked = Sql.query(
                    connection, LOCK_RECOVERED, row -> row.uuid("id"), some.getKey(), ids(some.getValue()), seconds);
            Sql.update(connection, REMOVE_RETRIES, some.getKey(), ids(locked));
            removed += Sql.update(connection, REMOVE_RECOVERED, some.getKey(), ids(locked));
        }
        return removed;
    }

    private static final String REMOVE_EVENTS = """
            delete from events
             where business_id = ? and id = any(?) and delivered_at < now() - make_interval(secs => ?)
            """;

    long removeEvents(List<Candidate> candidates) throws SQLException {
        return remove(REMOVE_EVENTS, candidates);
    }

    private static final String REMOVE_AUDIT = """
            delete from audit_entries
             where business_id = ? and id = any(?) and at < now() - make_interval(secs => ?)
            """;

    long removeAudit(List<Candidate> candidates) throws SQLException {
        return remove(REMOVE_AUDIT, candidates);
    }

    private long remove(String sql, List<Candidate> candidates) throws SQLException {
        long removed = 0;
        for (final Map.Entry<BusinessId, List<UUID>> some :
                byBusiness(candidates).entrySet()) {
            removed += Sql.update(connection, sql, some.getKey(), ids(some.getValue()), seconds);
        }
        return removed;
    }

    private java.sql.Array ids(List<UUID> ids) throws SQLException {
        return Sql.array(connection, "uuid", ids);
    }

    private static Map<BusinessId, List<UUID>> byBusiness(List<Candidate> candidates) {
        return candidates.stream()
                .collect(Collectors.groupingBy(
                        Candidate::business,
                        () -> new TreeMap<>(BY_ID),
                        Collectors.mapping(candidate -> candidate.place().id(), Collectors.toList())));
    }

    double seconds() {
        return seconds;
    }

    /** A row that is old enough, as far as its age goes. */
    record Candidate(BusinessId business, Place place) {
        static Candidate of(Row row) throws SQLException {
            return new Candidate(new BusinessId(row.uuid("business_id")), new Place(row.instant("at"), row.uuid("id")));
        }
    }
}
