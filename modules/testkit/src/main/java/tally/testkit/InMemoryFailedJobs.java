package tally.testkit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UserId;
import tally.domain.audit.AuditedChange;
import tally.domain.failures.BulkRetry;
import tally.domain.failures.Correction;
import tally.domain.failures.DiscardAnswer;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailedJobFilter;
import tally.domain.failures.FailedJobGroup;
import tally.domain.failures.FailedJobOrder;
import tally.domain.failures.FailedJobSelection;
import tally.domain.failures.FailedJobs;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.Rehearsal;
import tally.domain.failures.Retry;
import tally.domain.failures.RetryAnswer;
import tally.domain.failures.RetryRequest;
import tally.domain.failures.RowCheck;
import tally.domain.receipts.ReceiptBooks;
import tally.domain.sales.Checked;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.RowProblem;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadKind;
import tally.domain.uploads.UploadStatus;

/** {@link FailedJobs} without a database. */
final class InMemoryFailedJobs implements FailedJobs {
    private static final Comparator<FailedJobGroup> LARGEST_FIRST = Comparator.comparing(FailedJobGroup::count)
            .thenComparing(group -> group.source().upload(), Pages.byId())
            .reversed()
            .thenComparing(group -> group.errorCode().name())
            .thenComparing(group -> group.column().orElse("\uFFFF"));

    private final Memory memory;

    InMemoryFailedJobs(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Page<FailedJob> search(FailedJobFilter filter, FailedJobOrder order, PageRequest page) {
        synchronized (memory) {
            final Stream<FailedJob> matching =
                    memory.jobs().values().stream().map(this::snapshot).filter(job -> matches(filter, job));
            return Pages.page(matching.sorted(comparator(order)), page);
        }
    }

    @Override
    public Page<FailedJobGroup> groups(FailedJobFilter filter, int limit) {
        synchronized (memory) {
            final List<FailedJobGroup> largestFirst = memory.jobs().values().stream()
                    .map(this::snapshot)
                    .filter(job -> matches(filter, job))
                    .sorted(Comparator.comparing(FailedJob::id, Pages.byId()))
                    .collect(Collectors.groupingBy(Cause::of, LinkedHashMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .map(group -> group.getKey().group(group.getValue()))
                    .sorted(LARGEST_FIRST)
                    .toList();
            return new Page<>(
                    largestFirst.size(), largestFirst.stream().limit(limit).toList());
        }
    }

    @Override
    public Optional<FailedJob> find(FailedJobId id) {
        synchronized (memory) {
            return Optional.ofNullable(memory.jobs().get(id)).map(this::snapshot);
        }
    }

    @Override
    public List<Retry> retries(FailedJobId id) {
        synchronized (memory) {
            return Optional.ofNullable(memory.jobs().get(id))
                    .map(StoredJob::retries)
                    .orElse(List.of());
        }
    }

    @Override
    public RetryAnswer requestRetry(RetryRequest request) {
        synchronized (memory) {
            return Optional.ofNullable(memory.jobs().get(request.job()))
                    .map(job -> answer(job, request))
                    .orElseGet(RetryAnswer.Unknown::new);
        }
    }

    @Override
    public long requestRetries(BulkRetry request) {
        synchronized (memory) {
            final String by = email(request.by());
            final List<StoredJob> chosen = selected(request.rows());
            chosen.forEach(job -> putUp(job, request.correction(), by));
            audit(chosen, request.by(), request::told);
            return chosen.size();
        }
    }

    @Override
    public Rehearsal rehearse(BulkRetry request, RowCheck check) {
        synchronized (memory) {
            final List<StoredJob> chosen = selected(request.rows());
            final long passing = chosen.stream()
                    .map(job -> PendingRows.of(memory, job, memory.now()).corrected(request.correction()))
                    .filter(row -> check.check(row) instanceof Checked.Accepted)
                    .count();
            return new Rehearsal(chosen.size(), passing);
        }
    }

    @Override
    public DiscardAnswer discard(FailedJobId id, UserId by) {
        synchronized (memory) {
            return Optional.ofNullable(memory.jobs().get(id))
                    .map(job -> discarded(job, by))
                    .orElseGet(DiscardAnswer.Unknown::new);
        }
    }

    private DiscardAnswer discarded(StoredJob job, UserId by) {
        if (job.status() != FailureStatus.FAILED) {
            return new DiscardAnswer.NotOpen(job.status());
        }
        job.discard(email(by), memory.now());
        audit(business(job), by, FailedJob.discarded(job.id()));
        return new DiscardAnswer.Discarded(snapshot(job));
    }

    @Override
    public long discardAll(FailedJobSelection rows, UserId by) {
        synchronized (memory) {
            final List<StoredJob> chosen = selected(rows);
            chosen.forEach(job -> job.discard(email(by), memory.now()));
            audit(chosen, by, rows::discarded);
            return chosen.size();
        }
    }

    private List<StoredJob> selected(FailedJobSelection rows) {
        return memory.jobs().values().stream()
                .filter(job -> job.status() == FailureStatus.FAILED)
                .filter(job -> rows.business()
                        .map(memory.upload(job.upload()).business()::equals)
                        .orElse(true))
                .filter(job -> rows.upload().map(job.upload()::equals).orElse(true))
                .filter(job ->
                        rows.errorCode().map(job.row().problem().code()::equals).orElse(true))
                .filter(job -> rows.ids().map(ids -> ids.contains(job.id())).orElse(true))
                .toList();
    }

    private String email(UserId user) {
        return memory.user(user).email().value();
    }

    private RetryAnswer answer(StoredJob job, RetryRequest request) {
        if (job.status() != FailureStatus.FAILED) {
            return new RetryAnswer.NotOpen(job.status());
        }
        final Correction correction = request.corrected().map(Correction::of).orElse(Correction.NONE);
        final Map<Field, String> before = job.row().values();
        final int number = putUp(job, correction, email(request.by()));
        audit(business(job), request.by(), request.told(before, number));
        return new RetryAnswer.Accepted(number);
    }

    /** An image that can't be read, put up as it is, is read once more. */
    private int putUp(StoredJob job, Correction correction, String by) {
        final int number = job.putUp(correction, by, memory.now());
        final StoredUpload upload = memory.upload(job.upload());
        final boolean image = upload.kind() == UploadKind.RECEIPT && job.row().row() == ReceiptBooks.IMAGE_ROW;
        if (image && job.row().values().isEmpty() && upload.status() == UploadStatus.FAILED) {
            upload.add(new Upload.Counters(0, 0, 0, -1), InMemoryReceipts.NO_MONEY_LESS);
            upload.reopen();
        }
        return number;
    }

    private Optional<BusinessId> business(StoredJob job) {
        return Optional.of(memory.upload(job.upload()).business());
    }

    /** One entry for each business of which rows were changed. */
    private void audit(List<StoredJob> chosen, UserId by, LongFunction<AuditedChange> told) {
        chosen.stream()
                .collect(Collectors.groupingBy(this::business, Collectors.counting()))
                .forEach((business, count) -> audit(business, by, told.apply(count)));
    }

    private void audit(Optional<BusinessId> business, UserId by, AuditedChange change) {
        memory.audit(business, memory.user(by).actor(), change);
    }

    private FailedJob snapshot(StoredJob job) {
        return job.snapshot(memory.snapshot(memory.upload(job.upload())));
    }

    private static boolean matches(FailedJobFilter filter, FailedJob job) {
        final LocalDate created = LocalDate.ofInstant(job.createdAt(), ZoneOffset.UTC);
        final String message = job.row().problem().message().toLowerCase(Locale.ROOT);
        return filter.scope()
                        .business()
                        .map(job.source().owner().business()::equals)
                        .orElse(true)
                && filter.upload().map(job.source().upload()::equals).orElse(true)
                && filter.from().map(from -> !created.isBefore(from)).orElse(true)
                && filter.to().map(to -> !created.isAfter(to)).orElse(true)
                && filter.status().map(job.status()::equals).orElseGet(() -> isOpen(job.status()))
                && filter.errorCode().map(job.row().problem().code()::equals).orElse(true)
                && filter.text()
                        .map(text -> message.contains(text.toLowerCase(Locale.ROOT)))
                        .orElse(true);
    }

    private static boolean isOpen(FailureStatus status) {
        return status == FailureStatus.FAILED || status == FailureStatus.PENDING;
    }

    private static Comparator<FailedJob> comparator(FailedJobOrder order) {
        final Comparator<FailedJob> byRow = Comparator.comparing(FailedJob::id, Pages.byId());
        return switch (order.key()) {
            case CREATED_AT ->
                Pages.directed(Comparator.comparing(FailedJob::createdAt).thenComparing(byRow), order.descending());
            case FILE_ID ->
                Pages.directed(
                                Comparator.comparing(
                                        (FailedJob job) -> job.source().upload(), Pages.byId()),
                                order.descending())
                        .thenComparing(byRow);
        };
    }

    /** What the rows of a group share. */
    private record Cause(FailedJob.Source source, ErrorCode code, Optional<String> column) {
        static Cause of(FailedJob job) {
            final RowProblem problem = job.row().problem();
            return new Cause(job.source(), problem.code(), problem.column());
        }

        FailedJobGroup group(List<FailedJob> rows) {
            final FailedJob first = rows.get(0);
            final FailedJobGroup.Example example =
                    new FailedJobGroup.Example(first.id(), first.row().problem().value());
            return new FailedJobGroup(code, column, source, rows.size(), example);
        }
    }
}
