package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailedJobOrder;
import tally.domain.failures.FailureStatus;
import tally.domain.uploads.Upload;

/** Reads the table {@code failed_jobs}, by which everything here is called {@code f}. */
final class FailedJobRows {
    /** So many rows are looked up by their ids in less time than it takes to look for them twice. */
    private static final int FEW = 10_000;

    private FailedJobRows() {}

    private static final String SELECT = """
            select f.id, f.status, f.retry_count, f.created_at, f.sale_id,
                   f.file_id, u.file_name, f.business_id, b.name as business_name,
            """ + FailedRows.COLUMNS + """
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
        return new Page<>(count(connection, where), cut(connection, where, order, page));
    }

    private static List<FailedJob> cut(Connection connection, Where where, FailedJobOrder order, PageRequest page)
            throws SQLException {
        final String sql = PAGE.formatted(where.sql(), orderBy(order));
        return Sql.query(connection, sql, FailedJobRows::failedJob, where.values(page.limit(), page.offset()));
    }

    private static final String SOME_HITS = "select f.id from failed_jobs f where %s limit ?";

    /**
     * The same where the conditions hold a text, for which there is no index. What few rows hold is looked for once, for the
     * count and the page together: an index in the order of the page would be followed nearly to its end for them.
     */
    static Page<FailedJob> pageWithText(Connection connection, Where where, FailedJobOrder order, PageRequest page)
            throws SQLException {
        final String sql = SOME_HITS.formatted(where.sql());
        final List<UUID> hits = Sql.query(connection, sql, row -> row.uuid("id"), where.values(FEW + 1));
        if (hits.size() > FEW) {
            return page(connection, where, order, page);
        }
        final Where these = new Where().and("f.id = any(?)", Sql.array(connection, "uuid", hits));
        return new Page<>(hits.size(), cut(connection, these, order, page));
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

    /** The upload and the business, from a row that names both. */
    static FailedJob.Source source(Row row) throws SQLException {
        return new FailedJob.Source(
                new UploadId(row.uuid("file_id")),
                row.text("file_name"),
                new Upload.Owner(new BusinessId(row.uuid("business_id")), row.text("business_name")));
    }
}
