package tally.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code node} in the data directory: the name of the process that works there. It is locked for as long as that
 * process lives, however it ends, so whoever gets the lock knows that the one named in it is dead.
 */
final class NodeFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("tally.app");
    private static final int LONGEST_NAME_BYTES = 1_000;

    private final FileChannel file;

    private NodeFile(FileChannel file) {
        this.file = file;
    }

    /** Locks it; empty where another process works in this directory, or where nothing can be locked there. */
    static Optional<NodeFile> lock(Path dataDirectory) {
        try {
            Files.createDirectories(dataDirectory);
            return locked(FileChannel.open(
                    dataDirectory.resolve("node"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE));
        } catch (IOException noLocks) {
            LOG.warn("Leases of a killed predecessor will have to run out: {}", noLocks.toString());
            return Optional.empty();
        }
    }

    private static Optional<NodeFile> locked(FileChannel file) throws IOException {
        boolean free = false;
        try {
            free = file.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            free = false;
        } finally {
            if (!free) {
                file.close();
            }
        }
        return free ? Optional.of(new NodeFile(file)) : Optional.empty();
    }

    /** Who worked here before; empty where nobody did. */
    Optional<String> predecessor() throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(LONGEST_NAME_BYTES);
        file.read(bytes, 0);
        return Optional.of(StandardCharsets.UTF_8.decode(bytes.flip()).toString())
                .filter(name -> !name.isEmpty());
    }

    /** Says who works here now. */
    void write(String node) throws IOException {
        file.truncate(0);
        file.write(StandardCharsets.UTF_8.encode(node), 0);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
