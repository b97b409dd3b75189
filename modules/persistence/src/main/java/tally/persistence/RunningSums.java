package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tally.domain.BusinessId;
import tally.domain.DatabaseException;
import tally.domain.UploadId;
import tally.domain.sales.Money;

/**
 * Keeps stock and customers' totals in step with the sales, in the same transaction. Whoever changes them takes the
 * business's turn first, until the commit: one lock instead of one a row, and two writers never wait for each other.
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

    /**
     * Adds what these parties have part in; those without a new sale stay as they are. A customer that this transaction has
     * created came with its sums, which change only where some of its sales have proved to be duplicates.
     */
    void add(Parties parties) throws SQLException {
        final List<Party> products =
                parties.products().values().stream().filter(Party::hasSales).toList();
        final Collection<Party> customers = parties.customers().values();
        if (!products.isEmpty()) {
            takeTurn(connection, business);
            takeFromStock(products);
            changeCustomers(ADD, customers.stream().filter(Party::hasSales).filter(Party::wasThere));
        }
        changeCustomers(CORRECT, customers.stream().filter(Party::wasCreatedOtherwise));
    }

    private static final String TAKE_TURN = "select pg_advisory_xact_lock(7203257, hashtext(?::text))";

    /** Waits until nobody else changes the sums of this business. */
    static void takeTurn(Connection connection, BusinessId business) throws SQLException {
        Sql.query(connection, TAKE_TURN, row -> "", business);
    }

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

    private void takeFromStock(List<Party> products) throws SQLException {
        final BinaryArray ids = ids(products);
        final java.sql.Array units = column("bigint", products, Party::units);
        mustHit(products.size(), Sql.updatePlannedAnew(connection, TAKE_FROM_STOCK, ids, units, business));
        mustHit(products.size(), Sql.update(connection, MOVE_STOCK, business, upload, ids, units));
    }

    private static final String ADD = """
            update customers c
               set total_purchases = c.total_purchases + bought.amount,
                   last_purchase = greatest(c.last_purchase, bought.last_day)
              from unnest(?, ?, ?) as bought (id, amount, last_day)
             where c.business_id = ? and c.id = bought.id
            """;

    /** Nobody else sees these rows yet. */
    private static final String CORRECT = """
            update customers c
               set total_purchases = bought.amount, last_purchase = bought.last_day
              from unnest(?, ?, ?) as bought (id, amount, last_day)
             where c.business_id = ? and c.id = bought.id
            """;

    private void changeCustomers(String change, Stream<Party> which) throws SQLException {
        final List<Party> customers = which.toList();
        if (customers.isEmpty()) {
            return;
        }
        final int hit = Sql.updatePlannedAnew(
                connection,
                change,
                ids(customers),
                column("numeric", customers, customer -> Money.of(customer.amount())),
                BinaryArray.dates(SaleTable.each(customers, Party::lastDay)),
                business);
        mustHit(customers.size(), hit);
    }

    private static BinaryArray ids(List<Party> parties) {
        return BinaryArray.uuids(SaleTable.each(parties, Party::id));
    }

    private java.sql.Array column(String type, List<Party> parties, Function<Party, ?> value) throws SQLException {
        return Sql.array(connection, type, parties.stream().map(value).toList());
    }

    /** The proof that what the sales refer to is there, see {@link SaleBooking}. */
    private static void mustHit(int expected, int hit) {
        if (hit != expected) {
            throw new DatabaseException(
                    "A product or a customer was removed while its sales were booked; they are tried again",
                    new IllegalStateException("The sums of " + expected + " rows were to change, " + hit + " did"),
                    true);
        }
    }
}
