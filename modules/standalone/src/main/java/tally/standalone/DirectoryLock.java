package tally.standalone;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tally.app.database.LocalDatabaseException;

/**
 * The right to use a data directory, held by one process at a time.
 *
 * <p>The operating system gives it back when the process ends, however it ends. The file holds the number of the process
 * for people to read; it is the lock on it that counts, not the number.
 */
final class DirectoryLock implements AutoCloseable {

    private static final int LONGEST_PROCESS_NUMBER = 20;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
        if (!isLocked(channel)) {
            throw inUse(file, channel);
        }
        String process = Long.toString(ProcessHandle.current().pid());
        channel.truncate(0).write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)), 0);
        return new DirectoryLock(channel);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException held) {
            return false; // by another thread of this very process
        }
    }

    /** Leaves the channel open: closing any channel on the file would give up a lock that this process may hold. */
    private static LocalDatabaseException inUse(Path file, FileChannel channel) throws IOException {
        ByteBuffer process = ByteBuffer.allocate(LONGEST_PROCESS_NUMBER);
        channel.read(process, 0);
        String owner = StandardCharsets.US_ASCII.decode(process.flip()).toString();
        return new LocalDatabaseException("Another Tally (process " + owner + ") already uses the directory "
                + file.getParent() + ": stop that one first, or set TALLY_DATA_DIR to a directory of its own.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock on the data directory was not given back", e);
        }
    }
}
