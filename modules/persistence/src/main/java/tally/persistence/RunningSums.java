package tally.persistence;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.DatabaseException;
import tally.domain.UploadId;
import tally.domain.sales.Sale;

/**
 * Keeps stock and customers' totals in step with the sales, in the same transaction. The sums are made first and the
 * rows locked in the order of their ids, products before customers: writers in another order deadlock.
 */
final class RunningSums {
    private final Connection connection;
    private final BusinessId business;
    private final UploadId upload;

    RunningSums(Connection connection, BusinessId business, UploadId upload) {
        this.connection = connection;
        this.business = business;
        this.upload = upload;
    }

    void add(List<PlacedSale> booked, SaleBooking.Parties parties) throws SQLException {
        final Map<UUID, Long> units = new TreeMap<>();
        final Map<UUID, Purchases> purchases = new TreeMap<>();
        for (final PlacedSale placed : booked) {
            final Sale sale = placed.keyed().sale();
            units.merge(parties.product(sale.product()), (long) sale.quantity(), Long::sum);
            sale.customer()
                    .map(parties::customer)
                    .ifPresent(id -> purchases.merge(id, Purchases.of(sale), Purchases::plus));
        }
        takeFromStock(units);
        addToCustomers(purchases);
    }

    private static final String LOCK_PRODUCTS =
            "select id from products where business_id = ? and id = any(?) order by id for no key update";

    private static final String TAKE_FROM_STOCK = """
            update products p
               set units_sold = p.units_sold + sold.units, units_moved = p.units_moved + sold.units
              from unnest(?, ?) as sold (id, units)
             where p.business_id = ? and p.id = sold.id
            """;

    private static final String MOVE_STOCK = """
            insert into stock_movements (business_id, file_id, product_id, quantity)
            select ?, ?, id, units
              from unnest(?, ?) as sold (id, units)
                on conflict (business_id, file_id, product_id)
                do update set quantity = stock_movements.quantity + excluded.quantity
            """;

    private void takeFromStock(Map<UUID, Long> units) throws SQLException {
        if (units.isEmpty()) {
            return;
        }
        final java.sql.Array ids = array("uuid", units.keySet());
        final java.sql.Array counts = array("bigint", units.values());
        Sql.query(connection, LOCK_PRODUCTS, row -> "", business, ids);
        mustHit(units.size(), Sql.update(connection, TAKE_FROM_STOCK, ids, counts, business));
        mustHit(units.size(), Sql.update(connection, MOVE_STOCK, business, upload, ids, counts));
    }

    private static final String LOCK_CUSTOMERS =
            "select id from customers where business_id = ? and id = any(?) order by id for no key update";

    private static final String ADD_TO_CUSTOMERS = """
            update customers c
               set total_purchases = c.total_purchases + bought.amount,
                   last_purchase = greatest(c.last_purchase, bought.last_day)
              from unnest(?, ?, ?) as bought (id, amount, last_day)
             where c.business_id = ? and c.id = bought.id
            """;

    private void addToCustomers(Map<UUID, Purchases> purchases) throws SQLException {
        if (purchases.isEmpty()) {
            return;
        }
        final java.sql.Array ids = array("uuid", purchases.keySet());
        final java.sql.Array amounts = array(
                "numeric", purchases.values().stream().map(Purchases::amount).toList());
        final java.sql.Array days = array(
                "date", purchases.values().stream().map(Purchases::lastDay).toList());
        Sql.query(connection, LOCK_CUSTOMERS, row -> "", business, ids);
        mustHit(purchases.size(), Sql.update(connection, ADD_TO_CUSTOMERS, ids, amounts, days, business));
    }

    private java.sql.Array array(String type, Collection<?> values) throws SQLException {
        return Sql.array(connection, type, values);
    }

    private static void mustHit(int expected, int hit) {
        if (hit != expected) {
            throw new DatabaseException(
                    "A product or a customer was removed while its sales were booked; they are tried again",
                    new IllegalStateException("The sums of " + expected + " rows were to change, " + hit + " did"),
                    true);
        }
    }

    /** What a customer bought in this batch. */
    private record Purchases(BigDecimal amount, LocalDate lastDay) {
        static Purchases of(Sale sale) {
            return new Purchases(sale.amount(), sale.date());
        }

        Purchases plus(Purchases more) {
            final LocalDate last = more.lastDay.isAfter(lastDay) ? more.lastDay : lastDay;
            return new Purchases(amount.add(more.amount), last);
        }
    }
}
