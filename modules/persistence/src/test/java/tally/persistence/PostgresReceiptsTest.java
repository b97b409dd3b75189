package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.IdSource;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.receipts.ClaimedReceipt;
import tally.domain.receipts.Correction;
import tally.domain.receipts.NewReceipt;
import tally.domain.receipts.ReadItem;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.ReadSums;
import tally.domain.receipts.Reading;
import tally.domain.receipts.Receipt;
import tally.domain.receipts.ReceiptItem;
import tally.domain.receipts.ReviewAnswer;
import tally.domain.sales.PaymentMethod;
import tally.domain.uploads.Acceptance;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.LeaseLostException;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.UploadStatus;
import tally.testkit.Sales;
import tally.testkit.Shop;

class PostgresReceiptsTest {
    private static final byte[] IMAGE = "not looked at here".getBytes(StandardCharsets.UTF_8);
    private static final String NODE = "node-1";
    private static final ReadItem TEA =
            new ReadItem("Tea", BigDecimal.ONE, new BigDecimal("1.60"), new BigDecimal("1.60"), 91);

    private final IdSource ids = new IdSource(Clock.systemUTC());
    private PostgresStores stores = PostgresStores.empty();
    private PostgresReceipts receipts = new PostgresReceipts(PostgresStores.database());
    private Shop shop = Shop.open(stores, "Ahmed's Shop");

    @BeforeEach
    void openEmptyStores() {
        stores = PostgresStores.empty();
        receipts = new PostgresReceipts(PostgresStores.database());
        shop = Shop.open(stores, "Ahmed's Shop");
    }

    @Test
    void aReceiptIsStoredWithItsImageAndItsPlaceInTheQueue() throws IOException {
        final UploadId id = send(Optional.of(LocalDate.of(2025, 11, 7)));
        final Receipt receipt = receipt(id);
        assertEquals(UploadStatus.PENDING, receipt.upload().status());
        assertEquals(Optional.of(LocalDate.of(2025, 11, 7)), receipt.givenDate());
        assertEquals(Optional.empty(), receipt.read());
        try (InputStream image = stores.uploadBooks().content(shop.id(), id)) {
            assertArrayEquals(IMAGE, image.readAllBytes());
        }
    }

    @Test
    void receiptsAndFilesAreNotTakenForEachOther() {
        final UploadId image = send(Optional.empty());
        final UploadId file = shop.send("sales.csv");
        assertEquals(Optional.empty(), stores.inbox().find(Scope.ALL, image));
        assertEquals(Optional.empty(), receipts.find(Scope.ALL, file));
        assertEquals(image, claim().claim().upload());
        stores.timePasses(Shop.LEASE.plusSeconds(1));
        final Optional<UploadId> next = stores.queue()
                .claim("node-2", Shop.LEASE)
                .map(taken -> taken.claim().upload());
        assertEquals(Optional.of(file), next);
    }

    @Test
    void bothCountForTheRateLimitAndTheMonitoring() {
        shop.send("sales.csv");
        final Acceptance second = receipts.accept(newReceipt(Optional.empty()), IMAGE, 1);
        assertInstanceOf(Acceptance.TooMany.class, second);
        send(Optional.empty());
        assertEquals(2, stores.inbox().active(Scope.ALL));
    }

    @Test
    void whatWasReadComesBackAsItWas() {
        final UploadId id = send(Optional.empty());
        final ReadReceipt read = read("Corner Shop");
        final Claim claim = claim().claim();
        receipts.keep(claim, read("first attempt"));
        receipts.keep(claim, read);
        assertEquals(Optional.of(read), receipt(id).read());
        assertEquals(1, receipt(id).upload().counters().rowCount());
    }

    @Test
    void anUnsureReceiptWaitsForAPersonAndNobodyElse() {
        final UploadId id = send(Optional.empty());
        assertEquals(
                UploadStatus.NEEDS_REVIEW,
                receipts.review(claim().claim(), "no items found").status());
        assertEquals(Optional.of("no items found"), receipt(id).upload().errorMessage());
        assertEquals(Optional.empty(), receipts.claim(NODE, Shop.LEASE));
    }

    @Test
    void aConfirmedReceiptComesBackWithWhatThePersonSaid() {
        final UploadId id = waitingForReview();
        final Correction correction = new Correction(
                Optional.of("2025-11-08"), Optional.of(List.of(new ReceiptItem("Green Tea", "two", "3.20"))));
        assertEquals(ReviewAnswer.DONE, receipts.confirm(Scope.of(shop.id()), id, correction));
        assertEquals(Optional.of(correction), claim().confirmed());
        assertEquals(Optional.empty(), receipt(id).upload().errorMessage());
    }

    @Test
    void aReceiptConfirmedAsItWasReadSaysSo() {
        final UploadId id = waitingForReview();
        receipts.confirm(Scope.ALL, id, Correction.NONE);
        assertEquals(Optional.of(Correction.NONE), claim().confirmed());
    }

    @Test
    void aRejectedReceiptIsOver() {
        final UploadId id = waitingForReview();
        assertEquals(ReviewAnswer.DONE, receipts.reject(Scope.ALL, id));
        assertEquals(UploadStatus.REJECTED, receipt(id).upload().status());
        assertEquals(ReviewAnswer.NOT_WAITING, receipts.reject(Scope.ALL, id));
        assertEquals(ReviewAnswer.NOT_WAITING, receipts.confirm(Scope.ALL, id, Correction.NONE));
    }

    @Test
    void anotherShopsReceiptIsNotThere() {
        final UploadId id = waitingForReview();
        final Scope other = Scope.of(Shop.open(stores, "Rahim's Shop").id());
        assertEquals(ReviewAnswer.NOT_FOUND, receipts.confirm(other, id, Correction.NONE));
        assertEquals(Optional.empty(), receipts.find(other, id));
        assertEquals(0, receipts.list(other, PageRequest.FIRST).count());
        assertEquals(1, receipts.list(Scope.of(shop.id()), PageRequest.FIRST).count());
    }

    @Test
    void aClaimThatRanOutWritesNothing() {
        final UploadId id = send(Optional.empty());
        final Claim slept = claim().claim();
        stores.timePasses(Shop.LEASE.plusSeconds(1));
        final Claim next = receipts.claim("node-2", Shop.LEASE).orElseThrow().claim();
        assertThrows(LeaseLostException.class, () -> receipts.keep(slept, read("Corner Shop")));
        assertThrows(LeaseLostException.class, () -> receipts.review(slept, "no items found"));
        assertEquals(2, next.attempt());
        assertEquals(Optional.empty(), receipt(id).read());
    }

    @Test
    void itemsAreBookedLikeRowsAndTheEventNamesTheReceipt() {
        final UploadId id = send(Optional.empty());
        final Claim claim = claim().claim();
        receipts.keep(claim, read("Corner Shop"));
        final var sales = Sales.keyed(
                DuplicateRule.COUNT,
                List.of(Sales.sale().of("Tea").pieces(1).amount("1.60").build()));
        stores.uploadBooks().book(claim, new Batch(0, sales, List.of()));
        stores.uploadBooks().complete(claim);
        assertEquals(UploadStatus.COMPLETED, receipt(id).upload().status());
        assertEquals(1, receipt(id).upload().counters().created());
        final List<String> sources = PostgresStores.database()
                .inTransaction(connection -> Sql.query(
                        connection, "select payload ->> 'source' as source from events", row -> row.text("source")));
        assertEquals(List.of("receipt"), sources);
    }

    private UploadId waitingForReview() {
        final UploadId id = send(Optional.empty());
        final Claim claim = claim().claim();
        receipts.keep(claim, read("Corner Shop"));
        receipts.review(claim, "no items found");
        return id;
    }

    private UploadId send(Optional<LocalDate> date) {
        final NewReceipt receipt = newReceipt(date);
        assertInstanceOf(Acceptance.Stored.class, receipts.accept(receipt, IMAGE, Shop.PLENTY));
        return receipt.id();
    }

    private NewReceipt newReceipt(Optional<LocalDate> date) {
        final var content = new NewUpload.Fingerprint("0".repeat(64), IMAGE.length);
        return new NewReceipt(new UploadId(ids.next()), shop.id(), "receipt.jpg", Optional.of("till 2"), date, content);
    }

    private ClaimedReceipt claim() {
        return receipts.claim(NODE, Shop.LEASE).orElseThrow();
    }

    private Receipt receipt(UploadId id) {
        return receipts.find(Scope.of(shop.id()), id).orElseThrow();
    }

    private static ReadReceipt read(String merchant) {
        final ReadSums sums = new ReadSums(
                Reading.none(),
                Reading.of(new BigDecimal("0.10"), 71),
                Reading.none(),
                Reading.of(new BigDecimal("-0.02"), 72),
                Reading.of(new BigDecimal("1.60"), 73));
        return new ReadReceipt(
                Reading.of(merchant, 80),
                Reading.of(LocalDate.of(2025, 11, 7), 81),
                Reading.of("MYR", 82),
                List.of(TEA),
                sums,
                Reading.of(PaymentMethod.CARD, 83),
                true,
                false,
                "Corner Shop\nTea 1.60");
    }
}
