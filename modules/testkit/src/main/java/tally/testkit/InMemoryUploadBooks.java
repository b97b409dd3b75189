package tally.testkit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.SaleId;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.failures.FailureStatus;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.Turn;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadStatus;

/** {@link UploadBooks} without a database. */
final class InMemoryUploadBooks implements UploadBooks {
    private static final Duration TIME_TO_CHECK = Duration.ofMinutes(1);

    private final Memory memory;

    InMemoryUploadBooks(Memory memory) {
        this.memory = memory;
    }

    @Override
    public InputStream content(BusinessId business, UploadId upload) {
        synchronized (memory) {
            return new ByteArrayInputStream(
                    find(business, upload).map(StoredUpload::bytes).orElseGet(() -> new byte[0]));
        }
    }

    @Override
    public void rowCount(Claim claim, long rows) {
        synchronized (memory) {
            memory.claimed(claim).rowCount(rows);
        }
    }

    @Override
    public BatchResult book(Claim claim, Batch batch, Turn turn) {
        turn.awaitNames();
        turn.namesAreThere();
        turn.awaitBooks();
        synchronized (memory) {
            final StoredUpload upload = memory.claimed(claim);
            mustStandAt(upload, batch.rowsBefore());
            mustBeNew(claim.upload(), batch.failures());
            final List<KeyedSale> skipped = bookSales(claim, batch);
            batch.failures().forEach(row -> fail(claim.upload(), row));
            final BatchResult result = new BatchResult(
                    batch.sales().size() - skipped.size(),
                    skipped.stream().map(KeyedSale::key).toList(),
                    batch.failures().size());
            upload.add(counters(result), amounts(batch, skipped));
            return result;
        }
    }

    @Override
    public Upload complete(Claim claim) {
        synchronized (memory) {
            final StoredUpload upload = memory.claimed(claim);
            upload.end(UploadStatus.COMPLETED, Optional.empty(), memory.now());
            NewEvents.parsed(
                    memory, claim.upload(), memory.ledger(claim.business()).entries(claim.upload()));
            return memory.snapshot(upload);
        }
    }

    @Override
    public Upload fail(Claim claim, String message) {
        synchronized (memory) {
            final StoredUpload upload = memory.claimed(claim);
            upload.end(UploadStatus.FAILED, Optional.of(message), memory.now());
            return memory.snapshot(upload);
        }
    }

    @Override
    public void recordConsistency(BusinessId business, UploadId upload, Consistency consistency) {
        synchronized (memory) {
            find(business, upload).ifPresent(known -> known.check(consistency));
        }
    }

    /** Those that ended a moment ago are being checked by the node that ended them. */
    @Override
    public List<Upload> unchecked(int limit) {
        synchronized (memory) {
            final Instant before = memory.now().minus(TIME_TO_CHECK);
            return memory.uploads(Scope.ALL)
                    .filter(StoredUpload::isUnchecked)
                    .map(memory::snapshot)
                    .filter(upload -> ended(upload).isBefore(before))
                    .sorted(Comparator.comparing(InMemoryUploadBooks::ended))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<FailedRow> failedRows(BusinessId business, UploadId upload, int limit) {
        synchronized (memory) {
            return find(business, upload).stream()
                    .flatMap(known -> memory.jobs(known.id()))
                    .filter(job -> job.status() == FailureStatus.FAILED || job.status() == FailureStatus.PENDING)
                    .map(StoredJob::row)
                    .sorted(Comparator.comparingLong(FailedRow::row))
                    .limit(limit)
                    .toList();
        }
    }

    private Optional<StoredUpload> find(BusinessId business, UploadId upload) {
        return memory.uploads(Scope.of(business))
                .filter(known -> known.id().equals(upload))
                .findFirst();
    }

    private static Instant ended(Upload upload) {
        return upload.timeline().completedAt().orElse(Instant.MAX);
    }

    private static void mustStandAt(StoredUpload upload, long rows) {
        if (upload.counters().processed() != rows) {
            throw new IllegalArgumentException("Upload " + upload.id() + " stands at row "
                    + upload.counters().processed() + ", the batch begins after " + rows);
        }
    }

    private void mustBeNew(UploadId upload, List<FailedRow> failures) {
        final long distinct = failures.stream().map(FailedRow::row).distinct().count();
        final boolean known = failures.stream()
                .anyMatch(row -> memory.jobs(upload).anyMatch(job -> job.row().row() == row.row()));
        if (known || distinct < failures.size()) {
            throw new IllegalArgumentException("A row of upload " + upload + " failed twice");
        }
    }

    private List<KeyedSale> bookSales(Claim claim, Batch batch) {
        final Ledger ledger = memory.ledger(claim.business());
        final Ledger.Origin origin = new Ledger.Origin(claim.upload(), memory.now());
        final List<KeyedSale> skipped = new ArrayList<>();
        long place = batch.rowsBefore();
        for (final KeyedSale keyed : batch.sales()) {
            if (!ledger.add(SaleId.booked(claim.upload(), place++), keyed, origin)) {
                skipped.add(keyed);
            }
        }
        return skipped;
    }

    private void fail(UploadId upload, FailedRow row) {
        final StoredJob job = new StoredJob(upload, row, memory.now());
        memory.jobs().put(job.id(), job);
    }

    private static Upload.Counters counters(BatchResult result) {
        return new Upload.Counters(0, result.created(), result.duplicates().size(), result.failed());
    }

    private static Upload.Amounts amounts(Batch batch, List<KeyedSale> skipped) {
        final BigDecimal skippedMoney = money(skipped);
        final List<BigDecimal> failed = batch.failures().stream()
                .map(FailedRow::amount)
                .flatMap(Optional::stream)
                .toList();
        return new Upload.Amounts(
                money(batch.sales()).subtract(skippedMoney),
                skippedMoney,
                failed.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                batch.failures().size() - failed.size());
    }

    private static BigDecimal money(Collection<KeyedSale> sales) {
        return sales.stream().map(keyed -> keyed.sale().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
