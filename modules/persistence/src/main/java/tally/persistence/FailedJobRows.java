package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailedJobGroup;
import tally.domain.failures.FailedJobOrder;
import tally.domain.failures.FailureStatus;
import tally.domain.sales.ErrorCode;
import tally.domain.uploads.Upload;

/** Reads the table {@code failed_jobs}, by which everything here is called {@code f}. */
final class FailedJobRows {
    private FailedJobRows() {}

    private static final String SOURCE = "f.file_id, u.file_name, f.business_id, b.name as business_name";

    private static final String SELECT = """
            select f.id, f.status, f.retry_count, f.created_at, f.sale_id,
            """ + SOURCE + ", " + FailedRows.COLUMNS + """
              from failed_jobs f
              join uploads u on u.business_id = f.business_id and u.id = f.file_id
              join businesses b on b.id = f.business_id
            """;

    /** The page is cut out of an index first: what it shows of a row is read for its rows alone, however far behind. */
    private static final String PAGE = SELECT + """
              join (select f.business_id, f.id
                      from failed_jobs f
                     where %1$s
                     order by %2$s
                     limit ? offset ?) as page on page.business_id = f.business_id and page.id = f.id
             order by %2$s
            """;

    static Page<FailedJob> page(Connection connection, Where where, FailedJobOrder order, PageRequest page)
            throws SQLException {
        final String sql = PAGE.formatted(where.sql(), orderBy(order));
        return new Page<>(
                count(connection, where),
                Sql.query(connection, sql, FailedJobRows::failedJob, where.values(page.limit(), page.offset())));
    }

    static Optional<FailedJob> find(Connection connection, FailedJobId id) throws SQLException {
        return Sql.queryOne(connection, SELECT + " where f.id = ?", FailedJobRows::failedJob, id);
    }

    private static long count(Connection connection, Where where) throws SQLException {
        final String sql = "select count(*) as n from failed_jobs f where " + where.sql();
        return Sql.query(connection, sql, row -> row.number("n"), where.values())
                .get(0);
    }

    private static String orderBy(FailedJobOrder order) {
        final String direction = order.descending() ? "desc" : "asc";
        return switch (order.key()) {
            case CREATED_AT -> "f.created_at %1$s, f.id %1$s".formatted(direction);
            case FILE_ID -> "f.file_id %1$s, f.id".formatted(direction);
        };
    }

    /**
     * The example is the group's first row; its id is made as {@link UploadId} says: the upload's with the row's number
     * in the last 8 of 32 digits. (The smallest id can't be asked for: PostgreSQL has no {@code min(uuid)} before 18.)
     */
    private static final String GROUPS = """
            select g.error_code, g.column_name, g.n, f.id as example_id, f.value as example_value,
            """ + SOURCE + """
              from (select f.business_id, f.file_id, f.error_code, f.column_name, count(*) as n,
                           min(f.row_number) as first_row
                      from failed_jobs f
                     where %s
                     group by f.business_id, f.file_id, f.error_code, f.column_name
                     order by n desc, f.file_id desc, f.error_code, f.column_name
                     limit ?) as g
              join failed_jobs f on f.business_id = g.business_id
                                and f.id = (left(g.file_id::text, 28) || lpad(to_hex(g.first_row), 8, '0'))::uuid
              join uploads u on u.business_id = g.business_id and u.id = g.file_id
              join businesses b on b.id = g.business_id
             order by g.n desc, g.file_id desc, g.error_code, g.column_name
            """;

    static List<FailedJobGroup> groups(Connection connection, Where where, int limit) throws SQLException {
        return Sql.query(connection, GROUPS.formatted(where.sql()), FailedJobRows::group, where.values(limit));
    }

    private static FailedJobGroup group(Row row) throws SQLException {
        return new FailedJobGroup(
                ErrorCode.valueOf(row.text("error_code")),
                row.optionalText("column_name"),
                source(row),
                row.number("n"),
                new FailedJobGroup.Example(new FailedJobId(row.uuid("example_id")), row.text("example_value")));
    }

    private static FailedJob failedJob(Row row) throws SQLException {
        final FailureStatus status = FailureStatus.valueOf(row.text("status").toUpperCase(Locale.ROOT));
        final Optional<FailedJob.Recovery> recovery = status == FailureStatus.RESOLVED
                ? Optional.of(new FailedJob.Recovery(row.optionalUuid("sale_id").map(SaleId::new)))
                : Optional.empty();
        return new FailedJob(
                new FailedJobId(row.uuid("id")),
                source(row),
                FailedRows.failedRow(row),
                status,
                row.integer("retry_count"),
                row.instant("created_at"),
                recovery);
    }

    private static FailedJob.Source source(Row row) throws SQLException {
        return new FailedJob.Source(
                new UploadId(row.uuid("file_id")),
                row.text("file_name"),
                new Upload.Owner(new BusinessId(row.uuid("business_id")), row.text("business_name")));
    }
}
