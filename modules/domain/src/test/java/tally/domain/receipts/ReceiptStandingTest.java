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
import tally.domain.sales.ErrorCode;
import tally.domain.sales.PaymentMethod;
import tally.domain.uploads.TrackedUpload;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadKind;
import tally.domain.uploads.UploadStatus;

/** How far a receipt is, and what is told of what was done with it. */
class ReceiptStandingTest {
    private static final UploadId ID = new UploadId(new UUID(2, 2));

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
    void oneAtItsEndHasGoneAllOfIt() {
    @Test
    void oneOnWhichNoItemWasFoundHasBeenReadAllTheSame() {
        assertEquals(50, tracked(UploadStatus.NEEDS_REVIEW, 0));
    }

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
        assertEquals(
                AuditAction.RECEIPT_CONFIRMED, ReviewChange.CONFIRMED.told(ID).action());
        assertEquals(ID.toString(), ReviewChange.REJECTED.told(ID).subject());
        assertEquals(
                Map.of("status", "needs_review"), ReviewChange.REJECTED.told(ID).before());
        assertEquals(
                Map.of("status", "rejected"), ReviewChange.REJECTED.told(ID).after());
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
                List.of(),
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
