package tally.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.uploads.Acceptance;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.TrackedUpload;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadInbox;
import tally.domain.uploads.UploadStatus;

/** {@link UploadInbox} without a database. */
final class InMemoryInbox implements UploadInbox {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Comparator<StoredUpload> NEWEST_FIRST = Comparator.comparing(StoredUpload::createdAt)
            .thenComparing(StoredUpload::id, Pages.byId())
            .reversed();

    private final Memory memory;

    InMemoryInbox(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Acceptance accept(NewUpload upload, InputStream content, int perMinute) {
        synchronized (memory) {
            final Optional<Duration> wait = waitBeforeNext(upload.business(), perMinute);
            if (wait.isPresent()) {
                return new Acceptance.TooMany(wait.get());
            }
            final Optional<UploadId> duplicateOf = sameBytes(upload);
            memory.uploads().put(upload.id(), new StoredUpload(upload, read(content), memory.now()));
            return new Acceptance.Stored(duplicateOf);
        }
    }

    @Override
    public Optional<ImportOptions> remembered(BusinessId business, String dataSourceName) {
        synchronized (memory) {
            return memory.uploads(Scope.of(business))
                    .filter(upload -> upload.given().dataSourceName().equals(Optional.of(dataSourceName)))
                    .max(Comparator.comparing(StoredUpload::createdAt))
                    .map(upload -> upload.given().options());
        }
    }

    /** The oldest of the last {@code perMinute} uploads must be a minute old. */
    @Override
    public Optional<Duration> waitBeforeNext(BusinessId business, int perMinute) {
        synchronized (memory) {
            return memory.uploads(Scope.of(business))
                    .sorted(NEWEST_FIRST)
                    .skip(perMinute - 1L)
                    .findFirst()
                    .map(oldest ->
                            Duration.between(memory.now(), oldest.createdAt().plus(MINUTE)))
                    .filter(wait -> !wait.isNegative() && !wait.isZero());
        }
    }

    @Override
    public Optional<Upload> find(Scope scope, UploadId id) {
        synchronized (memory) {
            return memory.uploads(scope)
                    .filter(upload -> upload.id().equals(id))
                    .findFirst()
                    .map(memory::snapshot);
        }
    }

    @Override
    public Page<Upload> list(Scope scope, PageRequest page) {
        synchronized (memory) {
            return Pages.page(memory.uploads(scope).sorted(NEWEST_FIRST), page).map(memory::snapshot);
        }
    }

    @Override
    public List<TrackedUpload> recent(Scope scope, Optional<UploadStatus> status, int limit) {
        synchronized (memory) {
            final Stream<StoredUpload> wanted = memory.uploads(scope)
                    .filter(upload -> status.map(upload.status()::equals).orElse(true));
            return wanted.sorted(Comparator.comparing(
                                    (StoredUpload upload) -> !upload.status().active())
                            .thenComparing(NEWEST_FIRST))
                    .limit(limit)
                    .map(this::tracked)
                    .toList();
        }
    }

    private TrackedUpload tracked(StoredUpload upload) {
        final List<UploadId> waiting = memory.uploads(Scope.ALL)
                .filter(other -> other.status() == UploadStatus.PENDING)
                .sorted(NEWEST_FIRST.reversed())
                .map(StoredUpload::id)
                .toList();
        final long place = waiting.indexOf(upload.id()) + 1L;
        return new TrackedUpload(
                memory.snapshot(upload), upload.node(), place > 0 ? Optional.of(place) : Optional.empty());
    }

    @Override
    public long active(Scope scope) {
        synchronized (memory) {
            return memory.uploads(scope)
                    .filter(upload -> upload.status().active())
                    .count();
        }
    }

    private Optional<UploadId> sameBytes(NewUpload upload) {
        return memory.uploads(Scope.of(upload.business()))
                .filter(other -> other.status() == UploadStatus.COMPLETED)
                .filter(other -> other.given().content().equals(upload.content()))
                .min(Comparator.comparing(StoredUpload::createdAt))
                .map(StoredUpload::id);
    }

    private static byte[] read(InputStream content) {
        try {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
