package tally.persistence;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.UploadId;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailedJobGroup;
import tally.domain.sales.ErrorCode;

/**
 * The rows of {@code failed_jobs f} by file and cause, the largest groups first. Counted, and then looked at for what is shown of them:
 * the examples business by business, since Citus takes such a look for one business only. One per snapshot.
 */
final class FailedJobGroups {
    private final Connection connection;
    private final Where where;

    private FailedJobGroups(Connection connection, Where where) {
        this.connection = connection;
        this.where = where;
    }

    /** The largest groups of the rows that are meant, at most so many, and how many there are in all. */
    static Page<FailedJobGroup> page(Connection connection, Where where, int limit) throws SQLException {
        return new FailedJobGroups(connection, where).page(limit);
    }

    /** Counted in an index that holds a cause once for all its rows, and in its order, see migration 065. */
    private static final String COUNTED = """
            select f.file_id, f.error_code, f.column_name, count(*) as n, count(*) over () as groups
              from failed_jobs f
             where %s
             group by f.file_id, f.error_code, f.column_name
             order by n desc, f.file_id desc, f.error_code, f.column_name
             limit ?
            """;

    private Page<FailedJobGroup> page(int limit) throws SQLException {
        final List<Counted> groups =
                Sql.query(connection, COUNTED.formatted(where.sql()), Counted::of, where.values(limit));
        final Map<UploadId, FailedJob.Source> sources = sources(groups);
        final Map<Cause, FailedJobGroup.Example> examples = examples(groups, sources);
        return new Page<>(
                groups.stream().findFirst().map(Counted::groups).orElse(0L),
                groups.stream()
                        .map(group -> group.shown(there(sources, group.cause.upload), there(examples, group.cause)))
                        .toList());
    }

    private static final String SOURCES = """
            select u.id as file_id, u.file_name, u.business_id, b.name as business_name
              from uploads u
              join businesses b on b.id = u.business_id
             where u.id = any(?)
            """;

    private Map<UploadId, FailedJob.Source> sources(List<Counted> groups) throws SQLException {
        final List<UploadId> uploads =
                groups.stream().map(group -> group.cause.upload).distinct().toList();
        final Map<UploadId, FailedJob.Source> sources = new HashMap<>();
        Sql.query(
                connection,
                SOURCES,
                row -> sources.put(new UploadId(row.uuid("file_id")), FailedJobRows.source(row)),
                Sql.array(connection, "uuid", uploads));
        return sources;
    }

    private Map<Cause, FailedJobGroup.Example> examples(List<Counted> groups, Map<UploadId, FailedJob.Source> sources)
            throws SQLException {
        final Map<BusinessId, List<Cause>> causes = groups.stream()
                .map(Counted::cause)
                .collect(
                        groupingBy(cause -> there(sources, cause.upload).owner().business()));
        final Map<Cause, FailedJobGroup.Example> examples = new HashMap<>();
        for (final Map.Entry<BusinessId, List<Cause>> ofBusiness : causes.entrySet()) {
            examples.putAll(examples(ofBusiness.getKey(), ofBusiness.getValue()));
        }
        return examples;
    }

    /**
     * The example is the row that the index of the causes finds first, so no group is gone through for it: {@code between} is an
     * equality that leaves an order to ask for, and only that index has it.
     */
    private static final String EXAMPLES = """
            select wanted.place, f.id, f.value
              from unnest(?, ?, ?) with ordinality as wanted (file_id, error_code, column_name, place)
             cross join lateral (
                   select f.id, f.value
                     from failed_jobs f
                    where %s and f.business_id = ? and f.file_id between wanted.file_id and wanted.file_id
                      and f.error_code = wanted.error_code and f.column_name is not distinct from wanted.column_name
                    order by f.file_id
                    limit 1) as f
            """;

    private Map<Cause, FailedJobGroup.Example> examples(BusinessId business, List<Cause> causes) throws SQLException {
        final Object[] wanted = {
            Sql.array(connection, "uuid", causes.stream().map(Cause::upload).toList()),
            Sql.array(connection, "text", causes.stream().map(Cause::errorCode).toList()),
            Sql.array(connection, "text", causes.stream().map(Cause::column).toList())
        };
        final Map<Cause, FailedJobGroup.Example> examples = new HashMap<>();
        Sql.query(
                connection,
                EXAMPLES.formatted(where.sql()),
                row -> examples.put(
                        causes.get((int) row.number("place") - 1),
                        new FailedJobGroup.Example(new FailedJobId(row.uuid("id")), row.text("value"))),
                where.between(wanted, business));
        return examples;
    }

    private static <K, V> V there(Map<K, V> map, K key) {
        return Optional.ofNullable(map.get(key))
                .orElseThrow(
                        () -> new IllegalStateException("A group has no row, or no upload: not read in one snapshot"));
    }

    /** Why rows of a file have failed. */
    private record Cause(UploadId upload, ErrorCode errorCode, Optional<String> column) {}

    /** A group, and how many groups there are. */
    private record Counted(Cause cause, long rows, long groups) {
        static Counted of(Row row) throws SQLException {
            return new Counted(
                    new Cause(
                            new UploadId(row.uuid("file_id")),
                            ErrorCode.valueOf(row.text("error_code")),
                            row.optionalText("column_name")),
                    row.number("n"),
                    row.number("groups"));
        }

        FailedJobGroup shown(FailedJob.Source source, FailedJobGroup.Example example) {
            return new FailedJobGroup(cause.errorCode, cause.column, source, rows, example);
        }
    }
}
