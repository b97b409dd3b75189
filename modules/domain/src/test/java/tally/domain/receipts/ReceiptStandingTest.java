package tally.domain.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.PaymentMethod;
import tally.domain.uploads.TrackedUpload;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadKind;
import tally.domain.uploads.UploadStatus;

/** How far a receipt is, and what is told of what was done with it. */
class ReceiptStandingTest {
    private static final UploadId ID = new UploadId(new UUID(2, 2));
    private static final BigDecimal PRICE = new BigDecimal("1.60");

    @Test
    void aReceiptThatWaitsHasGoneNoPartOfTheWay() {
        assertEquals(0, tracked(UploadStatus.PENDING, 0));
        assertEquals(0, tracked(UploadStatus.PROCESSING, 0));
    }

    @Test
    void oneThatWasReadHasGoneHalfOfIt() {
        assertEquals(50, tracked(UploadStatus.NEEDS_REVIEW, 3));
        assertEquals(50, receipt(UploadStatus.NEEDS_REVIEW, Optional.of(read())).percent());
        assertEquals(0, receipt(UploadStatus.PROCESSING, Optional.empty()).percent());
    }

    @Test
    void oneOnWhichNoItemWasFoundHasBeenReadAllTheSame() {
        assertEquals(50, tracked(UploadStatus.NEEDS_REVIEW, 0));
    }

    @Test
    void oneAtItsEndHasGoneAllOfIt() {
        for (final UploadStatus end : List.of(UploadStatus.COMPLETED, UploadStatus.FAILED, UploadStatus.REJECTED)) {
            assertEquals(100, tracked(end, 0));
        }
    }

    @Test
    void aFileIsAsFarAsItsRows() {
        final Upload half = upload(UploadStatus.PROCESSING, new Upload.Counters(4, 2, 0, 0));
        assertEquals(50, new TrackedUpload(half, UploadKind.CSV, Optional.empty(), Optional.empty()).percent());
    }

    @Test
    void theAuditTrailIsToldWhatAPersonDecided() {
        final AuditedChange rejected = ReviewChange.REJECTED.told(ID, Optional.of(read()), Correction.NONE);

        assertEquals(AuditAction.RECEIPT_REJECTED, rejected.action());
        assertEquals(ID.toString(), rejected.subject());
        assertEquals(Map.of("status", "needs_review"), rejected.before());
        assertEquals(Map.of("status", "rejected"), rejected.after());
    }

    @Test
    void theAuditTrailIsToldWhatAPersonCorrectedAndWhatWasReadBefore() {
        final Correction correction =
                new Correction(Optional.of("2025-11-07"), Optional.of(List.of(new ReceiptItem("Tea", "2", "3.20"))));
        final AuditedChange confirmed = ReviewChange.CONFIRMED.told(
                ID, Optional.of(read().withDate(Reading.of(LocalDate.of(2025, 7, 11), 60))), correction);

        assertEquals(AuditAction.RECEIPT_CONFIRMED, confirmed.action());
        assertEquals(
                Map.of("status", "needs_review", "date", "2025-07-11", "items", "Green Tea, 1, 1.60"),
                confirmed.before());
        assertEquals(Map.of("status", "pending", "date", "2025-11-07", "items", "Tea, 2, 3.20"), confirmed.after());
    }

    @Test
    void anImageThatCantBeReadIsAProblemOfNoColumn() {
        assertEquals(
                ErrorCode.UNREADABLE_IMAGE, ReceiptBooks.unreadable("cut off").code());
        assertEquals(Optional.empty(), ReceiptBooks.unreadable("cut off").column());
    }

    @Test
    void anotherDateLeavesEverythingElseAsItWas() {
        final Reading<LocalDate> given = Reading.of(LocalDate.of(2025, 11, 7), 100);
        assertEquals(given, read().withDate(given).date());
        assertEquals(read(), read().withDate(given).withDate(read().date()));
    }

    private static int tracked(UploadStatus status, long items) {
        final Upload upload = upload(status, new Upload.Counters(items, 0, 0, 0));
        return new TrackedUpload(upload, UploadKind.RECEIPT, Optional.empty(), Optional.empty()).percent();
    }

    private static Receipt receipt(UploadStatus status, Optional<ReadReceipt> read) {
        return new Receipt(upload(status, new Upload.Counters(0, 0, 0, 0)), Optional.empty(), read);
    }

    private static ReadReceipt read() {
        final Reading<BigDecimal> none = Reading.none();
        return new ReadReceipt(
                Reading.of("Corner Shop", 80),
                Reading.none(),
                Reading.none(),
                List.of(new ReadItem("Green Tea", BigDecimal.ONE, PRICE, PRICE, 91)),
                new ReadSums(none, none, none, none, none),
                Reading.of(PaymentMethod.CARD, 70),
                false,
                false,
                "Corner Shop");
    }

    private static Upload upload(UploadStatus status, Upload.Counters counters) {
        return new Upload(
                ID,
                new Upload.Owner(new BusinessId(new UUID(1, 1)), "Ahmed's Shop"),
                "receipt.jpg",
                Optional.empty(),
                status,
                counters,
                new Upload.Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0),
                new Upload.Timeline(Instant.EPOCH, Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }
}
