package tally.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.UploadId;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailedJobGroup;
import tally.domain.sales.ErrorCode;
import tally.domain.uploads.Upload;

/**
 * The rows of {@code failed_jobs f} by file and cause, the largest groups first. What is shown of a group beside its size is looked up
 * business by business, since Citus takes such a look for one business only.
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

    /** Counted in an index that holds a cause once for all its rows, see migration 065. */
    private static final String COUNTED = """
            select f.business_id, f.file_id, f.error_code, f.column_name, count(*) as n, count(*) over () as groups
              from failed_jobs f
             where %s
             group by f.business_id, f.file_id, f.error_code, f.column_name
             order by n desc, f.file_id desc, f.error_code, f.column_name
             limit ?
            """;

    private Page<FailedJobGroup> page(int limit) throws SQLException {
        final List<Counted> groups =
                Sql.query(connection, COUNTED.formatted(where.sql()), Counted::of, where.values(limit));
        final Map<Cause, Shown> shown = new HashMap<>();
        for (final List<Counted> ofBusiness : groups.stream()
                .collect(groupingBy(Counted::business, LinkedHashMap::new, toList()))
                .values()) {
            shown.putAll(shown(ofBusiness));
        }
        final long all = groups.stream().findFirst().map(Counted::groups).orElse(0L);
        return new Page<>(
                all, groups.stream().map(group -> group.shownAs(shown)).toList());
    }

    /**
     * The example is the row that the index of the causes finds first, so no group is gone through for it: {@code between} is an
     * equality that leaves an order to ask for, and only that index has it.
     */
    private static final String SHOWN = """
            select wanted.place, f.id as example_id, f.value as example_value,
                   (select u.file_name from uploads u where u.business_id = ? and u.id = wanted.file_id) as file_name,
                   (select b.name from businesses b where b.id = ?) as business_name
              from unnest(?, ?, ?) with ordinality as wanted (file_id, error_code, column_name, place)
             cross join lateral (
                   select f.id, f.value
                     from failed_jobs f
                    where %s and f.business_id = ? and f.file_id between wanted.file_id and wanted.file_id
                      and f.error_code = wanted.error_code and f.column_name is not distinct from wanted.column_name
                    order by f.file_id
                    limit 1) as f
            """;

    private Map<Cause, Shown> shown(List<Counted> groups) throws SQLException {
        final BusinessId business = groups.get(0).business();
        final List<Cause> causes = groups.stream().map(Counted::cause).toList();
        final Object[] wanted = {
            business,
            business,
            Sql.array(connection, "uuid", causes.stream().map(Cause::upload).toList()),
            Sql.array(connection, "text", causes.stream().map(Cause::errorCode).toList()),
            Sql.array(connection, "text", causes.stream().map(Cause::column).toList())
        };
        final Map<Cause, Shown> shown = new HashMap<>();
        Sql.query(
                connection,
                SHOWN.formatted(where.sql()),
                row -> shown.put(causes.get((int) row.number("place") - 1), Shown.of(row, business)),
                where.between(wanted, business));
        return shown;
    }

    /** Why rows of a file have failed. */
    private record Cause(UploadId upload, ErrorCode errorCode, Optional<String> column) {}

    /** A group, and how many groups there are. */
    private record Counted(BusinessId business, Cause cause, long rows, long groups) {
        static Counted of(Row row) throws SQLException {
            return new Counted(
                    new BusinessId(row.uuid("business_id")),
                    new Cause(
                            new UploadId(row.uuid("file_id")),
                            ErrorCode.valueOf(row.text("error_code")),
                            row.optionalText("column_name")),
                    row.number("n"),
                    row.number("groups"));
        }

        FailedJobGroup shownAs(Map<Cause, Shown> shown) {
            final Shown as = Optional.ofNullable(shown.get(cause))
                    .orElseThrow(
                            () -> new IllegalStateException("A group has no row: it was not read in one snapshot"));
            final FailedJob.Source source = new FailedJob.Source(cause.upload, as.fileName, as.owner);
            return new FailedJobGroup(cause.errorCode, cause.column, source, rows, as.example);
        }
    }

    /** What is shown of a group. */
    private record Shown(String fileName, Upload.Owner owner, FailedJobGroup.Example example) {
        static Shown of(Row row, BusinessId business) throws SQLException {
            final UUID example = row.uuid("example_id");
            return new Shown(
                    row.text("file_name"),
                    new Upload.Owner(business, row.text("business_name")),
                    new FailedJobGroup.Example(new FailedJobId(example), row.text("example_value")));
        }
    }
}
