package tally.testkit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.accounts.User;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailedJobFilter;
import tally.domain.failures.FailedJobOrder;
import tally.domain.failures.FailedJobs;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.Retry;
import tally.domain.failures.RetryAnswer;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Field;

/** {@link FailedJobs} without a database. */
final class InMemoryFailedJobs implements FailedJobs {
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

    private RetryAnswer answer(StoredJob job, RetryRequest request) {
        if (job.status() != FailureStatus.FAILED) {
            return new RetryAnswer.NotOpen(job.status());
        }
        final User by = memory.user(request.by());
        final Map<Field, String> before = job.row().values();
        final int number =
                job.putUp(request.corrected().orElse(Map.of()), by.email().value(), memory.now());
        final BusinessId business = memory.upload(job.upload()).business();
        memory.audit(Optional.of(business), by.actor(), request.told(before, number));
        return new RetryAnswer.Accepted(number);
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
}
