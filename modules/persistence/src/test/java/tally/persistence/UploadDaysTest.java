package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Sale;
import tally.domain.uploads.DuplicateRule;
import tally.testkit.BadRows;
import tally.testkit.Mending;
import tally.testkit.Sales;
import tally.testkit.Shop;
import tally.testkit.Stores;

/** An upload knows between which days its sales lie, however they came into the books. */
class UploadDaysTest {
    private static final Sale IN_MARCH = Sales.sale().on("2024-03-01").build();
    private static final Sale IN_APRIL = Sales.sale().on("2024-04-01").build();
    private static final Sale IN_MAY = Sales.sale().on("2024-05-01").build();

    private Stores stores;
    private Shop shop;

    @BeforeEach
    void open() {
        stores = PostgresStores.empty();
        shop = Shop.open(stores, "Ahmed's Shop");
    }

    @Test
    void allItsSalesLieBetweenThem() {
        assertEquals(between(IN_MARCH, IN_MAY), days(shop.imports(IN_APRIL, IN_MAY, IN_MARCH)));
    }

    @Test
    void duplicatesAreNoSalesOfIt() {
        shop.imports(IN_MARCH);

        assertEquals(between(IN_APRIL, IN_APRIL), days(shop.imports(IN_MARCH, IN_APRIL)));
    }

    /** So nobody looks for a sale of it. */
    @Test
    void noDayLiesBetweenThoseOfAnUploadWithoutASale() {
        shop.imports(IN_MARCH);
        final UploadDays days = days(shop.imports(IN_MARCH));

        assertTrue(days.last().isBefore(days.first()), days.toString());
    }

    @Test
    void aRetriedRowWidensThem() {
        final UploadId upload = shop.imports(DuplicateRule.COUNT, List.of(IN_APRIL), List.of(BadRows.badDate(3)));
        stores.failedJobs()
                .requestRetry(new RetryRequest(
                        FailedJobId.ofRow(upload, 3),
                        Shop.staff(stores, "staff@tally.example").id(),
                        Optional.empty()));
        stores.retries().tryNext(new Mending(IN_MAY));

        assertEquals(between(IN_APRIL, IN_MAY), days(upload));
        assertTrue(stores.checks().ofUpload(shop.id(), upload).ok());
    }

    /** It counts sales, and knows nothing of days. */
    @Test
    void salesThatANodeOfAnOlderVersionHasBookedMayLieOnAnyDay() {
        final UploadId upload = shop.imports(IN_MARCH);
        PostgresStores.database()
                .inTransaction(connection -> Sql.update(
                        connection, "update uploads set created_count = created_count + 1 where id = ?", upload));

        assertEquals(new UploadDays(LocalDate.MIN, LocalDate.MAX), days(upload));
    }

    @Test
    void afterAnUndoThereAreNone() {
        final UploadId upload = shop.imports(IN_MARCH);
        stores.control().undo(shop.scope(), upload, new Actor("ahmed@shop.example"));
        final UploadDays days = days(upload);

        assertTrue(days.last().isBefore(days.first()), days.toString());
    }

    private static UploadDays between(Sale first, Sale last) {
        return new UploadDays(first.date(), last.date());
    }

    private UploadDays days(UploadId upload) {
        return PostgresStores.database().inTransaction(connection -> UploadDays.of(connection, shop.id(), upload));
    }
}
