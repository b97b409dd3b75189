package tally.receipts;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.receipts.ClaimedReceipt;
import tally.domain.receipts.Correction;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.Receipt;
import tally.domain.receipts.ReceiptBooks;
import tally.domain.receipts.ReceiptQueue;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.Turn;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadQueue;
import tally.domain.uploads.UploadStatus;

/** All stores that a worker on receipts needs, around one receipt that waits; remembers what was done with it. */
final class ReceiptDesk implements ReceiptBooks, UploadQueue, UploadBooks {
    private static final Claim CLAIM =
            new Claim(new BusinessId(new UUID(1, 1)), new UploadId(new UUID(2, 2)), "node-1", 1);

    private final byte[] image;
    private boolean waiting = true;

    Optional<LocalDate> givenDate = Optional.empty();
    Optional<Correction> confirmed = Optional.empty();
    Optional<ReadReceipt> kept = Optional.empty();
    final List<Batch> booked = new ArrayList<>();
    boolean handedBack;
    long done;

    ReceiptDesk(byte[] image) {
        this.image = image;
    }

    ReceiptStores stores() {
        return new ReceiptStores(once(), this, this, this);
    }

    @Override
    public InputStream content(BusinessId business, UploadId upload) {
        return new ByteArrayInputStream(image);
    }

    @Override
    public void keep(Claim claim, ReadReceipt read) {
        kept = Optional.of(read);
    }

    @Override
    public Upload review(Claim claim, String reason) {
        return upload(UploadStatus.NEEDS_REVIEW, Optional.of(reason));
    }

    @Override
    public Upload unreadable(Claim claim, String message) {
        return upload(UploadStatus.FAILED, Optional.of(message));
    }

    @Override
    public BatchResult book(Claim claim, Batch batch, Turn turn) {
        booked.add(batch);
        return new BatchResult(batch.sales().size(), List.of(), batch.failures().size());
    }

    @Override
    public Upload complete(Claim claim) {
        return upload(UploadStatus.COMPLETED, Optional.empty());
    }

    @Override
    public Upload fail(Claim claim, String message) {
        throw new AssertionError("A receipt fails with a failed row beside it: " + message);
    }

    @Override
    public void handBack(Claim claim) {
        handedBack = true;
    }

    @Override
    public void postpone(Claim claim) {
        handBack(claim);
    }

    @Override
    public int endLeases(String deadNode) {
        return 0;
    }

    @Override
    public void rowCount(Claim claim, long rows) {}

    @Override
    public void recordConsistency(BusinessId business, UploadId upload, Consistency consistency) {}

    @Override
    public List<Upload> unchecked(int limit) {
        return List.of();
    }

    @Override
    public List<FailedRow> failedRows(BusinessId business, UploadId upload, int limit) {
        return List.of();
    }

    @Override
    public boolean renew(Claim claim, Duration lease) {
        return true;
    }

    /** No files wait here. */
    @Override
    public Optional<ClaimedUpload> claim(String node, Duration lease) {
        return Optional.empty();
    }

    /** The receipt, once. */
    private ReceiptQueue once() {
        return (node, lease) -> {
            final boolean first = waiting;
            waiting = false;
            return first ? Optional.of(claimed()) : Optional.empty();
        };
    }

    private ClaimedReceipt claimed() {
        final Receipt receipt = new Receipt(upload(UploadStatus.PROCESSING, Optional.empty()), givenDate, kept);
        final Instant uploaded = Instant.parse("2026-01-01T00:00:00Z");
        return new ClaimedReceipt(CLAIM, receipt, ZoneId.of("Asia/Dhaka"), uploaded, confirmed);
    }

    private Upload upload(UploadStatus status, Optional<String> message) {
        return new Upload(
                CLAIM.upload(),
                new Upload.Owner(CLAIM.business(), "Ahmed's Shop"),
                "receipt.jpg",
                Optional.empty(),
                status,
                new Upload.Counters(2, done, 0, 0),
                new Upload.Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0),
                new Upload.Timeline(Instant.EPOCH, Optional.empty(), Optional.empty()),
                message,
                Optional.empty());
    }
}
