package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tally.domain.PageRequest;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.books.BookedSale;
import tally.domain.books.SaleOrder;
import tally.domain.books.SalesPage;
import tally.domain.books.SalesTotals;
import tally.domain.sales.PaymentMethod;
import tally.domain.sales.Sale;

/**
 * Pages of sales, made so that the last page of a million takes little longer than the first: in the order of days only
 * the days of the page are put in order, in any other order only keys are, from the nearer end; and what a sale looks like
 * is looked up for those of the page alone. One per query.
 */
final class SalesList {
    private final Connection connection;
    private final Where where;

    SalesList(Connection connection, Where where) {
        this.connection = connection;
        this.where = where;
    }

    SalesPage page(SaleOrder order, PageRequest page) throws SQLException {
        final SalesByDay days = SalesByDay.read(connection, where);
        return new SalesPage(
                days.totals(),
                switch (order.key()) {
                    case DATE -> byDay(days.place(page, order.descending()), order, page.limit());
                    case AMOUNT, CREATED_AT -> fromNearerEnd(days.totals(), order, page);
                });
    }

    private List<BookedSale> byDay(Optional<SalesByDay.Place> place, SaleOrder order, int limit) throws SQLException {
        if (place.isEmpty()) {
            return List.of();
        }
        final SalesByDay.Place found = place.get();
        where.and("s.date >= ?", found.first()).and("s.date <= ?", found.last());
        return page(orderBy(order), limit, found.offset());
    }

    /** The server then keeps the smaller part of the keys in order, and none on disk. */
    private List<BookedSale> fromNearerEnd(SalesTotals totals, SaleOrder order, PageRequest page) throws SQLException {
        final long behind = totals.count() - page.offset() - page.limit();
        if (behind >= page.offset()) {
            return page(orderBy(order), page.limit(), page.offset());
        }
        final int limit = (int) Math.max(0, Math.min(page.limit(), totals.count() - page.offset()));
        final SaleOrder reversed = new SaleOrder(order.key(), !order.descending());
        return page(orderBy(reversed), limit, Math.max(0, behind), orderBy(order));
    }

    private List<BookedSale> page(String order, int limit, long offset) throws SQLException {
        return page(order, limit, offset, order);
    }

    private static final String ROOM_FOR_KEYS = "set local work_mem = '64MB'";

    private static final String SALES = """
            with page as materialized (
                 select s.business_id, s.date, s.hash, s.occurrence
                   from sales s
                  where %s
                  order by %s
                  limit ? offset ?)
            select s.id, s.file_id, s.date, s.time, p.name as product, s.quantity, s.amount, s.unit_price,
                   c.name as customer, s.payment_method, s.notes, s.created_at
              from page k
              join sales s using (business_id, date, hash, occurrence)
              join products p on p.business_id = s.business_id and p.id = s.product_id
              left join customers c on c.business_id = s.business_id and c.id = s.customer_id
             order by %s
            """;

    /** Chosen in one order, shown in another. */
    private List<BookedSale> page(String chosen, int limit, long offset, String shown) throws SQLException {
        Sql.update(connection, ROOM_FOR_KEYS);
        final String sql = SALES.formatted(where.sql(), chosen, shown);
        return Sql.queryPlannedAnew(connection, sql, SalesList::sale, where.values(limit, offset));
    }

    /** Ids are time-ordered, so the order of ids is the order of creation. */
    private static String orderBy(SaleOrder order) {
        final String direction = order.descending() ? "desc" : "asc";
        return switch (order.key()) {
            case DATE -> "s.date %1$s, s.id %1$s".formatted(direction);
            case AMOUNT -> "s.amount %1$s, s.id %1$s".formatted(direction);
            case CREATED_AT -> "s.created_at %1$s, s.id %1$s".formatted(direction);
        };
    }

    private static BookedSale sale(Row row) throws SQLException {
        final Sale sale = new Sale(
                row.date("date"),
                row.optionalTime("time"),
                row.text("product"),
                row.integer("quantity"),
                row.decimal("amount"),
                row.decimal("unit_price"),
                row.optionalText("customer"),
                PaymentMethod.valueOf(row.text("payment_method").toUpperCase(Locale.ROOT)),
                row.text("notes"));
        return new BookedSale(
                new SaleId(row.uuid("id")), sale, new UploadId(row.uuid("file_id")), row.instant("created_at"));
    }
}
