package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.sales.Sale;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.KeyedSale;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** A customer whom a batch creates comes with what it has bought there, so that its row need not be changed in the same commit. */
class NewCustomersTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 11, 3);
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 11, 20);
    private static final String UPDATED = "select pg_stat_get_xact_tuples_updated('customers'::regclass) as n";
    private static final String CUSTOMERS =
            "select total_purchases, last_purchase from customers where business_id = ?";

    private final PostgresStores stores = PostgresStores.empty();
    private final Shop shop = Shop.open(stores, "Ahmed's Shop");
    private final Parties parties = new Parties();
    private UploadId upload;

    @BeforeEach
    void anUpload() {
        upload = shop.sendAndTake().upload();
    }

    @Test
    void itsRowIsWrittenOnce() {
        final Bought bought = inOneTransaction(List.of(sale("10", LAST_DAY), sale("20.5", FIRST_DAY)), 0);

        assertEquals(new Bought("30.5", LAST_DAY, 0), bought);
    }

    @Test
    void whatProvesToBeADuplicateIsTakenBack() {
        final Bought bought = inOneTransaction(List.of(sale("10", LAST_DAY), sale("20.5", FIRST_DAY)), 1);

        assertEquals(new Bought("20.5", FIRST_DAY, 1), bought);
    }

    @Test
    void oneWithNothingButDuplicatesHasBoughtNothing() {
        final Bought bought = inOneTransaction(List.of(sale("10", LAST_DAY), sale("20.5", FIRST_DAY)), 2);

        assertEquals(new Bought("0", LAST_DAY, 1), bought);
    }

    @Test
    void aLargeSumOfManySalesIsExact() {
        final List<Sale> sales = new ArrayList<>();
        for (int count = 0; count < 50; count++) {
            sales.add(sale("9999999999999.99", FIRST_DAY));
        }
        final Bought bought = inOneTransaction(sales, 0);

        assertEquals(new Bought("499999999999999.5", FIRST_DAY, 0), bought);
    }

    /** What a customer of these sales has bought, of which the first few are duplicates of others in the end. */
    private Bought inOneTransaction(List<Sale> sales, int duplicates) {
        final List<KeyedSale> keyed = Sales.keyed(DuplicateRule.COUNT, sales);
        final List<PlacedSale> placed = keyed.stream()
                .map(sale -> parties.place(SaleId.booked(upload, sale.row()), sale))
                .toList();
        return PostgresStores.database().inTransaction(connection -> {
            final long before = updated(connection);
            final SaleBooking booking = SaleBooking.begin(connection, shop.id(), upload);
            booking.resolve(parties);
            booking.addUp(
                    new SaleBooking.Written(placed.subList(duplicates, placed.size()), placed.subList(0, duplicates)),
                    parties);
            return bought(connection, updated(connection) - before);
        });
    }

    private Bought bought(Connection connection, long changes) throws SQLException {
        return Sql.query(
                        connection,
                        CUSTOMERS,
                        row -> new Bought(plain(row.decimal("total_purchases")), row.date("last_purchase"), changes),
                        shop.id())
                .get(0);
    }

    /** Of this connection since it last told the server, which may be some transactions ago. */
    private static long updated(Connection connection) throws SQLException {
        return Sql.query(connection, UPDATED, row -> row.number("n")).get(0);
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static Sale sale(String amount, LocalDate day) {
        return Sales.sale().to("Belal").amount(amount).on(day.toString()).build();
    }

    /** What the row of the customer says, and how often rows of customers were changed after they had been written. */
    private record Bought(String total, LocalDate lastDay, long changes) {}
}
