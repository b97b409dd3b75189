package tally.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.csv.CsvSource;
import tally.domain.UploadId;

/**
 * Files that came in on this node a moment ago, and are still on its disk: whoever works on one here reads it there, and the
 * database need not send back all that it has just been sent. Nothing depends on them. The file that counts is in the
 * database, and what is not here (it came in on another node, or too long ago, or was too large) is read from there. Safe
 * for use by many threads.
 */
public final class FreshFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");
    private static final long MOST_BYTES = 256L << 20;

    private final long mostBytes;
    private final Map<UploadId, Spool.Spooled> files = new LinkedHashMap<>();
    private Set<UploadId> old = Set.of();

    /** No files yet, and never more than 256 MB of them. */
    public FreshFiles() {
        this(MOST_BYTES);
    }

    /** No files yet, and never more than so many bytes of them. */
    public FreshFiles(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Takes over the file of an upload that is stored; those that came first go where it would be too much. */
    synchronized void keep(UploadId id, Spool.Spooled file) {
        try {
            files.put(id, file.takenOver(id));
        } catch (IOException full) {
            LOG.debug("Not kept on disk, will be read from the database: file_id={}", id, full);
        }
        while (bytes() > mostBytes) {
            forget(files.keySet().iterator().next());
        }
    }

    private long bytes() {
        return files.values().stream()
                .mapToLong(file -> file.fingerprint().bytes())
                .sum();
    }

    /**
     * What an attempt at an upload reads: the file on disk, which is its own from now on, and where there is none, or where
     * the disk fails, what is stored.
     */
    synchronized Content content(UploadId id, CsvSource stored) {
        return new Content(Optional.ofNullable(files.remove(id)), stored);
    }

    /** Removes what was here already when this was called last: another node works on it, or it waits for long. */
    synchronized void forgetOld() {
        old.forEach(this::forget);
        old = Set.copyOf(files.keySet());
    }

    private void forget(UploadId id) {
        Optional.ofNullable(files.remove(id)).ifPresent(FreshFiles::remove);
    }

    private static void remove(Spool.Spooled file) {
        try {
            file.close();
        } catch (UncheckedIOException leftBehind) {
            LOG.debug("Left on disk, will be removed as a leftover: {}", file.file(), leftBehind);
        }
    }

    /** Removes all of them. */
    @Override
    public synchronized void close() {
        Set.copyOf(files.keySet()).forEach(this::forget);
    }

    /** The bytes of an upload for one attempt; its file on disk is gone when this is closed. */
    static final class Content implements CsvSource, AutoCloseable {
        private final Optional<Spool.Spooled> onDisk;
        private final CsvSource stored;

        private Content(Optional<Spool.Spooled> onDisk, CsvSource stored) {
            this.onDisk = onDisk;
            this.stored = stored;
        }

        @Override
        public InputStream open() throws IOException {
            return onDisk.isPresent() && onDisk.get().isWhole()
                    ? FirstFromDisk.open(() -> Files.newInputStream(onDisk.get().file()), stored)
                    : stored.open();
        }

        @Override
        public void close() {
            onDisk.ifPresent(FreshFiles::remove);
        }
    }
}
