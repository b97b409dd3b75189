package tally.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.IdSource;
import tally.domain.UploadId;
import tally.domain.uploads.Acceptance;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.UploadInbox;

/**
 * Where files are handed in: looks whether it is a CSV file, counts its rows while it is stored, and wakes the workers. Safe
 * for use by many threads.
 */
public final class UploadDesk {
    private static final long ROWS_PER_SECOND = 20_000;

    private final UploadInbox inbox;
    private final FreshFiles fresh;
    private final IdSource ids;
    private final int perMinute;
    private final Runnable wake;

    /** A desk before this inbox, which leaves its files where this node's workers find them; {@code wake} is called after each. */
    public UploadDesk(UploadInbox inbox, FreshFiles fresh, IdSource ids, int perMinute, Runnable wake) {
        this.inbox = inbox;
        this.fresh = fresh;
        this.ids = ids;
        this.perMinute = perMinute;
        this.wake = wake;
    }

    /** How long the business must wait before it may send again: to be asked before a file is read. */
    public Optional<Duration> waitBeforeNext(BusinessId business) {
        return inbox.waitBeforeNext(business, perMinute);
    }

    /**
     * Takes a file in. When this returns {@link Reception.Accepted}, nothing can lose it.
     *
     * @throws UncheckedIOException where the spooled file can't be read
     */
    public Reception receive(Incoming incoming) {
        final Optional<String> complaint = CsvCheck.complaint(incoming);
        return complaint.isPresent() ? new Reception.NotCsv(complaint.get()) : store(incoming);
    }

    private Reception store(Incoming incoming) {
        final ImportOptions options = incoming.options(inbox);
        try (Meanwhile<NewUpload.FirstLook> found = Meanwhile.begin("tally-look", () -> look(incoming, options))) {
            return store(incoming, options, found);
        }
    }

    private Reception store(Incoming incoming, ImportOptions options, Meanwhile<NewUpload.FirstLook> found) {
        final UploadId id = new UploadId(ids.next());
        final NewUpload upload = new NewUpload(
                id,
                incoming.business(),
                incoming.fileName(),
                incoming.dataSourceName(),
                options,
                incoming.content().fingerprint(),
                found);
        final Acceptance acceptance = accept(upload, incoming.content().file());
        if (acceptance instanceof Acceptance.Stored stored) {
            final long rows = found.get().rows();
            fresh.keep(id, incoming.content());
            wake.run();
            return new Reception.Accepted(id, rows, estimate(rows), stored.duplicateOf());
        }
        return new Reception.TooMany(((Acceptance.TooMany) acceptance).retryAfter());
    }

    private Acceptance accept(NewUpload upload, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return inbox.accept(upload, content, perMinute);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file that can't be read as a whole has no rows to count; why not is said when it is processed. */
    private static NewUpload.FirstLook look(Incoming incoming, ImportOptions options) {
        try {
            final SalesFile file = SalesFile.look(incoming.source(), options);
            return new NewUpload.FirstLook(
                    file.countRows(), Optional.of(file.dialect().charset().name()));
        } catch (UnreadableFileException unreadable) {
            return new NewUpload.FirstLook(0, Optional.empty());
        }
    }

    private static Duration estimate(long rows) {
        return Duration.ofSeconds(1 + rows / ROWS_PER_SECOND);
    }
}
