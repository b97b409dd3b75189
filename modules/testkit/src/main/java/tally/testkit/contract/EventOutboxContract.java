package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import tally.domain.CustomerId;
import tally.domain.FailedJobId;
import tally.domain.PageRequest;
import tally.domain.ProductId;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.books.Customer;
import tally.domain.books.Product;
import tally.domain.events.Event;
import tally.domain.events.EventPayload;
import tally.domain.events.Topic;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.UploadBooks;
import tally.testkit.BadRows;
import tally.testkit.Mending;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What {@link tally.domain.events.EventOutbox} promises, and when an event is recorded. */
public abstract class EventOutboxContract extends StoreContract {
    private static final Sale SHIRT = Sales.sale().of("Shirt").to("Ahmed").build();
    private static final Sale COAT = Sales.sale().of("Coat").to("Rahim").build();
    private static final Sale SHOES = Sales.sale().of("Shoes").build();

    /** For subclasses. */
    protected EventOutboxContract() {}

    @Test
    void whereNothingHappenedNothingIsDelivered() {
        assertEquals(List.of(), delivered());
    }

    @Test
    void aCompletedUploadTellsOfItsSalesProductsAndCustomers() {
        final UploadId upload = shop().imports(SHIRT, SHOES, SHIRT);
        final Event event = delivered().get(0);

        assertEquals(Topic.TRANSACTION_PARSED, event.topic());
        assertEquals(shop().id(), event.payload().business());
        assertEquals(
                Optional.of(new EventPayload.Cause(upload, "csv", 3)),
                event.payload().cause());
        assertEquals(Set.copyOf(products()), Set.copyOf(event.payload().products()));
        assertEquals(customers(), event.payload().customers());
    }

    @Test
    void productsAndCustomersAreNamedOnceEach() {
        shop().imports(SHIRT, SHIRT, SHIRT);
        final EventPayload payload = delivered().get(0).payload();

        assertEquals(1, payload.products().size());
        assertEquals(1, payload.customers().size());
    }

    @Test
    void anEventIsThereOnceTheUploadIsCompletedAndNotBefore() {
        final Claim claim = shop().sendAndTake();
        stores().uploadBooks().book(claim, batch(0, SHIRT));
        assertEquals(List.of(), delivered());

        stores().uploadBooks().complete(claim);
        assertEquals(1, delivered().size());
    }

    @Test
    void anEventNamesTheCustomersOfAllBatchesOfAnAttempt() {
        final Claim claim = shop().sendAndTake();
        final UploadBooks books = stores().uploadBooks().forOneAttempt();
        books.book(claim, batch(0, SHIRT));
        books.book(claim, new Batch(1, Sales.keyed(DuplicateRule.COUNT, List.of(COAT)), List.of(BadRows.badDate(4))));
        books.complete(claim);

        assertBothCustomersAreNamed();
    }

    @Test
    void anEventNamesTheCustomersOfAnEarlierAttemptAsWell() {
        final Claim first = shop().sendAndTake();
        stores().uploadBooks().forOneAttempt().book(first, batch(0, SHIRT));
        stores().timePasses(Shop.LEASE.plusSeconds(1));
        final Claim second = shop().take("node-2");
        final UploadBooks books = stores().uploadBooks().forOneAttempt();
        books.book(second, batch(1, COAT));
        books.complete(second);

        assertBothCustomersAreNamed();
    }

    @Test
    void anEventNamesNobodyToWhomNothingNewWasSold() {
        shop().imports(SHIRT);
        delivered();
        final Claim claim = shop().sendAndTake();
        final UploadBooks books = stores().uploadBooks().forOneAttempt();
        books.book(claim, batch(0, SHIRT, COAT));
        books.complete(claim);

        assertEquals(1, delivered().get(0).payload().customers().size());
    }

    @Test
    void anUploadThatCreatedNothingTellsNothing() {
        shop().imports(SHIRT);
        delivered();
        shop().imports(DuplicateRule.COUNT, List.of(SHIRT), List.of(BadRows.badDate(3)));

        assertEquals(List.of(), delivered());
    }

    @Test
    void onlyWhatIsNewIsTold() {
        shop().imports(SHIRT);
        delivered();
        shop().imports(SHIRT, SHOES);
        final EventPayload payload = delivered().get(0).payload();

        assertEquals(1, payload.cause().orElseThrow().transactionCount());
        assertEquals(1, payload.products().size());
        assertEquals(List.of(), payload.customers());
    }

    @Test
    void anUploadThatFailedTellsNothing() {
        stores().uploadBooks().fail(shop().sendAndTake(), "Not readable");

        assertEquals(List.of(), delivered());
    }

    @Test
    void aRecoveredRowTellsOfItsSale() {
        final UploadId upload = shop().imports(DuplicateRule.COUNT, List.of(SHOES), List.of(BadRows.badDate(3)));
        delivered();
        retry(upload, 3);
        final EventPayload payload = delivered().get(0).payload();

        assertEquals(Optional.of(new EventPayload.Cause(upload, "csv", 1)), payload.cause());
        assertEquals(1, payload.products().size());
    }

    @Test
    void aRetriedRowThatWasADuplicateTellsNothing() {
        final UploadId upload = shop().imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(2)));
        shop().imports(SHIRT);
        delivered();
        retry(upload, 2);

        assertEquals(List.of(), delivered());
    }

    @Test
    void anEventThatWasTakenIsNotDeliveredAgain() {
        shop().imports(SHIRT);

        assertEquals(1, delivered().size());
        assertEquals(0, delivered().size());
    }

    @Test
    void theOldestEventIsDeliveredFirst() {
        final UploadId first = shop().imports(SHIRT);
        stores().timePasses(Duration.ofSeconds(1));
        final UploadId second = shop().imports(SHOES);

        assertEquals(List.of(first, second), files(delivered()));
    }

    @Test
    void anEventWhoseDeliveryThrowsIsNotTriedAgainAtOnce() {
        shop().imports(SHIRT);

        assertTrue(stores().events().deliverNext(EventOutboxContract::refuse));
        assertFalse(stores().events().deliverNext(EventOutboxContract::refuse));
    }

    @Test
    void anEventWhoseDeliveryThrowsIsTriedLater() {
        final UploadId upload = shop().imports(SHIRT);
        stores().events().deliverNext(EventOutboxContract::refuse);
        stores().timePasses(Duration.ofMinutes(6));

        assertEquals(List.of(upload), files(delivered()));
    }

    @Test
    void anEventIsTriedHoweverOftenItWasRefused() {
        final UploadId upload = shop().imports(SHIRT);
        for (int i = 0; i < 50; i++) {
            assertTrue(stores().events().deliverNext(EventOutboxContract::refuse));
            stores().timePasses(Duration.ofMinutes(6));
        }

        assertEquals(List.of(upload), files(delivered()));
    }

    @Test
    void anEventThatIsRefusedHoldsNoOtherUp() {
        shop().imports(SHIRT);
        stores().timePasses(Duration.ofSeconds(1));
        stores().events().deliverNext(EventOutboxContract::refuse);
        final UploadId second = shop().imports(SHOES);

        assertEquals(List.of(second), files(delivered()));
    }

    @Test
    void ofManyNodesOneDeliversEachEvent() {
        final Set<UploadId> uploads = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            uploads.add(shop().imports(Sales.sale().of("Product " + i).build()));
        }
        final Queue<Event> heard = new ConcurrentLinkedQueue<>();
        AtOnce.run(3, () -> {
            while (stores().events().deliverNext(heard::add)) {
                Thread.onSpinWait();
            }
            return heard.size();
        });

        assertEquals(6, heard.size());
        assertEquals(uploads, Set.copyOf(files(List.copyOf(heard))));
    }

    private static Batch batch(long rowsBefore, Sale... sales) {
        return new Batch(rowsBefore, Sales.keyed(DuplicateRule.COUNT, List.of(sales)), List.of());
    }

    private void assertBothCustomersAreNamed() {
        assertEquals(
                Set.copyOf(customers()), Set.copyOf(delivered().get(0).payload().customers()));
        assertEquals(2, customers().size());
    }

    private static void refuse(Event event) {
        throw new IllegalStateException("The forecast is away: \u0000 " + event.id());
    }

    private List<Event> delivered() {
        final List<Event> heard = new ArrayList<>();
        while (stores().events().deliverNext(heard::add)) {
            Thread.onSpinWait();
        }
        return heard;
    }

    private static List<UploadId> files(List<Event> events) {
        return events.stream()
                .map(event -> event.payload().cause().orElseThrow().file())
                .toList();
    }

    private void retry(UploadId upload, long row) {
        final UserId staff = Shop.staff(stores(), "staff@tally.example").id();
        final FailedJobId job = FailedJobId.ofRow(upload, row);
        stores().failedJobs().requestRetry(new RetryRequest(job, staff, Optional.empty()));
        assertTrue(stores().retries().tryNext(new Mending(SHIRT)).isPresent());
    }

    private List<ProductId> products() {
        return stores().salesBooks().products(shop().id(), PageRequest.FIRST).results().stream()
                .map(Product::id)
                .toList();
    }

    private List<CustomerId> customers() {
        return stores().salesBooks().customers(shop().id(), PageRequest.FIRST).results().stream()
                .map(Customer::id)
                .toList();
    }
}
