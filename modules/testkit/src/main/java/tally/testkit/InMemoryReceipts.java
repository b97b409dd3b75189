package tally.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.failures.FailureStatus;
import tally.domain.receipts.ClaimedReceipt;
import tally.domain.receipts.Correction;
import tally.domain.receipts.NewReceipt;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.Receipt;
import tally.domain.receipts.ReceiptBooks;
import tally.domain.receipts.ReceiptInbox;
import tally.domain.receipts.ReceiptQueue;
import tally.domain.receipts.ReviewAnswer;
import tally.domain.receipts.ReviewChange;
import tally.domain.sales.Checked;
import tally.domain.uploads.Acceptance;
import tally.domain.uploads.Claim;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadKind;
import tally.domain.uploads.UploadQueue;
import tally.domain.uploads.UploadStatus;

/** The stores of receipts without a database. */
public final class InMemoryReceipts implements ReceiptInbox, ReceiptQueue, ReceiptBooks {
    private static final Upload.Amounts NO_MONEY =
            new Upload.Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 1);

    static final Upload.Amounts NO_MONEY_LESS =
            new Upload.Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, -1);

    private final Memory memory;
    private final InMemoryInbox uploads;

    InMemoryReceipts(Memory memory) {
        this.memory = memory;
        this.uploads = new InMemoryInbox(memory);
    }

    @Override
    public Acceptance accept(NewReceipt receipt, byte[] image, int perMinute) {
        synchronized (memory) {
            final Optional<Duration> wait = uploads.waitBeforeNext(receipt.business(), perMinute);
            if (wait.isPresent()) {
                return new Acceptance.TooMany(wait.get());
            }
            final Optional<UploadId> duplicateOf = uploads.sameBytes(receipt.business(), receipt.content());
            memory.uploads().put(receipt.id(), stored(receipt, image));
            memory.receipts().put(receipt.id(), new StoredReceipt(receipt.date(), Optional.empty(), Optional.empty()));
            return new Acceptance.Stored(duplicateOf);
        }
    }

    @Override
    public Optional<Duration> waitBeforeNext(BusinessId business, int perMinute) {
        return uploads.waitBeforeNext(business, perMinute);
    }

    private StoredUpload stored(NewReceipt receipt, byte[] image) {
        final NewUpload upload = new NewUpload(
                receipt.id(),
                receipt.business(),
                receipt.fileName(),
                receipt.dataSourceName(),
                ImportOptions.DEFAULT,
                receipt.content(),
                () -> new NewUpload.FirstLook(0, Optional.empty()));
        return new StoredUpload(upload, UploadKind.RECEIPT, image, memory.now());
    }

    @Override
    public Optional<Receipt> find(Scope scope, UploadId id) {
        synchronized (memory) {
            return stored(scope, id).map(this::receipt);
        }
    }

    @Override
    public Page<Receipt> list(Scope scope, PageRequest page) {
        synchronized (memory) {
            return Pages.page(memory.uploads(scope, UploadKind.RECEIPT).sorted(InMemoryInbox.NEWEST_FIRST), page)
                    .map(this::receipt);
        }
    }

    @Override
    public ReviewAnswer confirm(Scope scope, UploadId id, Correction correction, Actor by) {
        synchronized (memory) {
            return reviewed(scope, id, upload -> {
                memory.receipts().computeIfPresent(id, (same, receipt) -> receipt.with(correction));
                upload.reopen();
                audit(upload, by, ReviewChange.CONFIRMED, correction);
            });
        }
    }

    @Override
    public ReviewAnswer reject(Scope scope, UploadId id, Actor by) {
        synchronized (memory) {
            return reviewed(scope, id, upload -> {
                upload.end(UploadStatus.REJECTED, Optional.empty(), memory.now());
                audit(upload, by, ReviewChange.REJECTED, Correction.NONE);
            });
        }
    }

    private void audit(StoredUpload upload, Actor by, ReviewChange change, Correction correction) {
        memory.audit(
                Optional.of(upload.business()),
                by,
                change.told(upload.id(), receipt(upload).read(), correction));
    }

    private ReviewAnswer reviewed(Scope scope, UploadId id, Consumer<StoredUpload> review) {
        final Optional<StoredUpload> found = stored(scope, id);
        if (found.isEmpty()) {
            return ReviewAnswer.NOT_FOUND;
        }
        if (found.get().status() != UploadStatus.NEEDS_REVIEW) {
            return ReviewAnswer.NOT_WAITING;
        }
        review.accept(found.get());
        return ReviewAnswer.DONE;
    }

    @Override
    public Optional<ClaimedReceipt> claim(String node, Duration lease) {
        synchronized (memory) {
            return memory.uploads(Scope.ALL, UploadKind.RECEIPT)
                    .filter(upload -> upload.isFree(memory.now()))
                    .filter(upload -> upload.tries() < UploadQueue.MAX_TRIES)
                    .max(InMemoryInbox.NEWEST_FIRST)
                    .map(upload -> claimed(
                            upload, upload.take(node, memory.now(), memory.now().plus(lease))));
        }
    }

    private ClaimedReceipt claimed(StoredUpload upload, Claim claim) {
        return new ClaimedReceipt(
                claim,
                receipt(upload),
                memory.business(upload.business()).timeZone(),
                upload.createdAt(),
                kept(upload).confirmed());
    }

    @Override
    public void keep(Claim claim, ReadReceipt read) {
        synchronized (memory) {
            memory.claimed(claim).rowCount(read.items().size());
            imageJob(claim)
                    .filter(job -> job.status() == FailureStatus.PENDING)
                    .ifPresent(job -> job.imageRead(memory.now()));
            memory.receipts().computeIfPresent(claim.upload(), (same, receipt) -> receipt.with(read));
        }
    }

    @Override
    public Upload review(Claim claim, String reason) {
        synchronized (memory) {
            final StoredUpload upload = memory.claimed(claim);
            upload.end(UploadStatus.NEEDS_REVIEW, Optional.of(reason), memory.now());
            return memory.snapshot(upload);
        }
    }

    @Override
    public Upload unreadable(Claim claim, String message) {
        synchronized (memory) {
            final StoredUpload upload = memory.claimed(claim);
            imageJob(claim)
                    .ifPresentOrElse(
                            job -> job.failAgain(refused(message), memory.now()), () -> addImageJob(claim, message));
            upload.add(new Upload.Counters(0, 0, 0, 1), NO_MONEY);
            upload.rowCount(upload.counters().processed());
            upload.end(UploadStatus.FAILED, Optional.of(message), memory.now());
            return memory.snapshot(upload);
        }
    }

    private Optional<StoredJob> imageJob(Claim claim) {
        return Optional.ofNullable(memory.jobs().get(FailedJobId.ofRow(claim.upload(), IMAGE_ROW)));
    }

    private void addImageJob(Claim claim, String message) {
        final FailedRow row =
                new FailedRow(IMAGE_ROW, IMAGE_ROW, Map.of(), ReceiptBooks.unreadable(message), Optional.empty());
        final StoredJob job = new StoredJob(claim.upload(), row, memory.now());
        memory.jobs().put(job.id(), job);
    }

    private static Checked.Refused refused(String message) {
        return new Checked.Refused(ReceiptBooks.unreadable(message), Optional.empty());
    }

    private Optional<StoredUpload> stored(Scope scope, UploadId id) {
        return memory.uploads(scope, UploadKind.RECEIPT)
                .filter(upload -> upload.id().equals(id))
                .findFirst();
    }

    private Receipt receipt(StoredUpload upload) {
        return new Receipt(
                memory.snapshot(upload), kept(upload).givenDate(), kept(upload).read());
    }

    private StoredReceipt kept(StoredUpload upload) {
        return Optional.ofNullable(memory.receipts().get(upload.id())).orElseThrow();
    }
}
