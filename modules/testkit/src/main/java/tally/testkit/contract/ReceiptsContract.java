package tally.testkit.contract;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.IdSource;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditFilter;
import tally.domain.audit.AuditedChange;
import tally.domain.events.EventFilter;
import tally.domain.events.RecordedEvent;
import tally.domain.receipts.ClaimedReceipt;
import tally.domain.receipts.Correction;
import tally.domain.receipts.NewReceipt;
import tally.domain.receipts.ReadItem;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.ReadSums;
import tally.domain.receipts.Reading;
import tally.domain.receipts.Receipt;
import tally.domain.receipts.ReceiptBooks;
import tally.domain.receipts.ReceiptInbox;
import tally.domain.receipts.ReceiptItem;
import tally.domain.receipts.ReceiptQueue;
import tally.domain.receipts.ReviewAnswer;
import tally.domain.sales.PaymentMethod;
import tally.domain.uploads.Acceptance;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ControlAnswer;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.LeaseLostException;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.UploadStatus;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What the stores of receipts promise: {@link ReceiptInbox}, {@link ReceiptQueue}, {@link ReceiptBooks}. */
public abstract class ReceiptsContract extends StoreContract {
    private static final byte[] IMAGE = "not looked at here".getBytes(StandardCharsets.UTF_8);
    private static final Actor BY = new Actor("ahmed@example.com");
    private static final String NODE = "node-1";
    private static final ReadItem TEA =
            new ReadItem("Tea", BigDecimal.ONE, new BigDecimal("1.60"), new BigDecimal("1.60"), 91);

    private final IdSource ids = new IdSource(Clock.systemUTC());

    /** For subclasses. */
    protected ReceiptsContract() {}

    @Test
    void aReceiptIsStoredWithItsImageAndItsPlaceInTheQueue() throws IOException {
        final UploadId id = send(Optional.of(LocalDate.of(2025, 11, 7)));
        final Receipt receipt = receipt(id);
        assertEquals(UploadStatus.PENDING, receipt.upload().status());
        assertEquals(Optional.of(LocalDate.of(2025, 11, 7)), receipt.givenDate());
        assertEquals(Optional.empty(), receipt.read());
        try (InputStream image = stores().uploadBooks().content(shop().id(), id)) {
            assertArrayEquals(IMAGE, image.readAllBytes());
        }
    }

    @Test
    void receiptsAndFilesAreNotTakenForEachOther() {
        final UploadId image = send(Optional.empty());
        final UploadId file = shop().send("sales.csv");
        assertEquals(Optional.empty(), stores().inbox().find(Scope.ALL, image));
        assertEquals(Optional.empty(), stores().receiptInbox().find(Scope.ALL, file));
        assertEquals(image, claim().claim().upload());
        stores().timePasses(Shop.LEASE.plusSeconds(1));
        final Optional<UploadId> next = stores().queue()
                .claim("node-2", Shop.LEASE)
                .map(taken -> taken.claim().upload());
        assertEquals(Optional.of(file), next);
    }

    @Test
    void bothCountForTheRateLimitAndTheMonitoring() {
        shop().send("sales.csv");
        final Acceptance second = stores().receiptInbox().accept(newReceipt(Optional.empty()), IMAGE, 1);
        assertInstanceOf(Acceptance.TooMany.class, second);
        send(Optional.empty());
        assertEquals(2, stores().inbox().active(Scope.ALL));
    }

    @Test
    void whatWasReadComesBackAsItWas() {
        final UploadId id = send(Optional.empty());
        final ReadReceipt read = read("Corner Shop");
        final Claim claim = claim().claim();
        stores().receiptBooks().keep(claim, read("first attempt"));
        stores().receiptBooks().keep(claim, read);
        assertEquals(Optional.of(read), receipt(id).read());
        assertEquals(1, receipt(id).upload().counters().rowCount());
    }

    @Test
    void anUnsureReceiptWaitsForAPersonAndNobodyElse() {
        final UploadId id = send(Optional.empty());
        assertEquals(
                UploadStatus.NEEDS_REVIEW,
                stores().receiptBooks()
                        .review(claim().claim(), "no items found")
                        .status());
        assertEquals(Optional.of("no items found"), receipt(id).upload().errorMessage());
        assertEquals(Optional.empty(), stores().receiptQueue().claim(NODE, Shop.LEASE));
    }

    @Test
    void aConfirmedReceiptComesBackWithWhatThePersonSaid() {
        final UploadId id = waitingForReview();
        final Correction correction = new Correction(
                Optional.of("2025-11-08"), Optional.of(List.of(new ReceiptItem("Green Tea", "two", "3.20"))));
        assertEquals(ReviewAnswer.DONE, confirm(Scope.of(shop().id()), id, correction));
        assertEquals(Optional.of(correction), claim().confirmed());
        assertEquals(Optional.empty(), receipt(id).upload().errorMessage());
    }

    @Test
    void aReceiptConfirmedAsItWasReadSaysSo() {
        final UploadId id = waitingForReview();
        confirm(Scope.ALL, id, Correction.NONE);
        assertEquals(Optional.of(Correction.NONE), claim().confirmed());
    }

    @Test
    void aRejectedReceiptIsOver() {
        final UploadId id = waitingForReview();
        assertEquals(ReviewAnswer.DONE, reject(Scope.ALL, id));
        assertEquals(UploadStatus.REJECTED, receipt(id).upload().status());
        assertEquals(ReviewAnswer.NOT_WAITING, reject(Scope.ALL, id));
        assertEquals(ReviewAnswer.NOT_WAITING, confirm(Scope.ALL, id, Correction.NONE));
    }

    @Test
    void anotherShopsReceiptIsNotThere() {
        final UploadId id = waitingForReview();
        final Scope other = Scope.of(otherShop().id());
        assertEquals(ReviewAnswer.NOT_FOUND, confirm(other, id, Correction.NONE));
        assertEquals(Optional.empty(), stores().receiptInbox().find(other, id));
        assertEquals(0, stores().receiptInbox().list(other, PageRequest.FIRST).count());
        assertEquals(
                1,
                stores().receiptInbox()
                        .list(Scope.of(shop().id()), PageRequest.FIRST)
                        .count());
    }

    @Test
    void aClaimThatRanOutWritesNothing() {
        final UploadId id = send(Optional.empty());
        final Claim slept = claim().claim();
        stores().timePasses(Shop.LEASE.plusSeconds(1));
        final Claim next = stores().receiptQueue()
                .claim("node-2", Shop.LEASE)
                .orElseThrow()
                .claim();
        assertThrows(LeaseLostException.class, () -> stores().receiptBooks().keep(slept, read("Corner Shop")));
        assertThrows(LeaseLostException.class, () -> stores().receiptBooks().review(slept, "no items found"));
        assertEquals(2, next.attempt());
        assertEquals(Optional.empty(), receipt(id).read());
    }

    @Test
    void itemsAreBookedLikeRowsAndTheEventNamesTheReceipt() {
        final UploadId id = send(Optional.empty());
        final Claim claim = claim().claim();
        stores().receiptBooks().keep(claim, read("Corner Shop"));
        final var sales = Sales.keyed(
                DuplicateRule.COUNT,
                List.of(Sales.sale().of("Tea").pieces(1).amount("1.60").build()));
        stores().uploadBooks().book(claim, new Batch(0, sales, List.of()));
        stores().uploadBooks().complete(claim);
        assertEquals(UploadStatus.COMPLETED, receipt(id).upload().status());
        assertEquals(1, receipt(id).upload().counters().created());
        final var filter = new EventFilter(Scope.of(shop().id()), Optional.empty(), Optional.of(id));
        final List<RecordedEvent> events =
                stores().events().search(filter, PageRequest.FIRST).results();
        assertEquals("receipt", events.get(0).payload().cause().orElseThrow().source());
    }

    @Test
    void whatAPersonDecidedIsInTheAuditTrail() {
        final UploadId confirmed = waitingForReview();
        confirm(Scope.ALL, confirmed, Correction.NONE);
        stores().receiptQueue().claim(NODE, Shop.LEASE);
        final UploadId rejected = waitingForReview();
        reject(Scope.ALL, rejected);
        final Map<String, AuditAction> done = new HashMap<>();
        stores().audit().search(AuditFilter.ALL, PageRequest.FIRST).results().stream()
                .filter(entry -> entry.actor().equals(BY))
                .forEach(entry ->
                        done.put(entry.change().subject(), entry.change().action()));
        assertEquals(
                Map.of(
                        confirmed.toString(),
                        AuditAction.RECEIPT_CONFIRMED,
                        rejected.toString(),
                        AuditAction.RECEIPT_REJECTED),
                done);
    }

    @Test
    void whatAPersonCorrectedIsInTheAuditTrailWithWhatWasRead() {
        final ReceiptItem item = new ReceiptItem("Green Tea", "2", "3.20");
        confirm(Scope.ALL, waitingForReview(), new Correction(Optional.of("2025-11-08"), Optional.of(List.of(item))));
        final AuditedChange told = stores().audit().search(AuditFilter.ALL, PageRequest.FIRST).results().stream()
                .filter(entry -> entry.actor().equals(BY))
                .findFirst()
                .orElseThrow()
                .change();

        assertEquals("Tea, 1, 1.60", told.before().get("items"));
        assertEquals("Green Tea, 2, 3.20", told.after().get("items"));
        assertEquals("2025-11-08", told.after().get("date"));
    }

    @Test
    void aReceiptThatWasBookedCanBeTakenBack() {
        final UploadId id = send(Optional.empty());
        final Claim claim = claim().claim();
        stores().receiptBooks().keep(claim, read("Corner Shop"));
        final var sales = Sales.keyed(
                DuplicateRule.COUNT,
                List.of(Sales.sale().of("Tea").pieces(1).amount("1.60").build()));
        stores().uploadBooks().book(claim, new Batch(0, sales, List.of()));
        stores().uploadBooks().complete(claim);
        final ControlAnswer answer = stores().control().undo(Scope.of(shop().id()), id, BY);
        assertEquals(1, assertInstanceOf(ControlAnswer.Done.class, answer).removedSales());
        assertEquals(UploadStatus.UNDONE, receipt(id).upload().status());
    }

    private ReviewAnswer confirm(Scope scope, UploadId id, Correction correction) {
        return stores().receiptInbox().confirm(scope, id, correction, BY);
    }

    private ReviewAnswer reject(Scope scope, UploadId id) {
        return stores().receiptInbox().reject(scope, id, BY);
    }

    private UploadId waitingForReview() {
        final UploadId id = send(Optional.empty());
        final Claim claim = claim().claim();
        stores().receiptBooks().keep(claim, read("Corner Shop"));
        stores().receiptBooks().review(claim, "no items found");
        return id;
    }

    private UploadId send(Optional<LocalDate> date) {
        final NewReceipt receipt = newReceipt(date);
        assertInstanceOf(Acceptance.Stored.class, stores().receiptInbox().accept(receipt, IMAGE, Shop.PLENTY));
        return receipt.id();
    }

    private NewReceipt newReceipt(Optional<LocalDate> date) {
        final var content = new NewUpload.Fingerprint("0".repeat(64), IMAGE.length);
        return new NewReceipt(
                new UploadId(ids.next()), shop().id(), "receipt.jpg", Optional.of("till 2"), date, content);
    }

    private ClaimedReceipt claim() {
        return stores().receiptQueue().claim(NODE, Shop.LEASE).orElseThrow();
    }

    private Receipt receipt(UploadId id) {
        return stores().receiptInbox().find(Scope.of(shop().id()), id).orElseThrow();
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
