package tally.standalone;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Optional;
import tally.app.database.LocalDatabase;
import tally.app.database.LocalDatabaseException;
import tally.app.database.RunningDatabase;

/**
 * A durable PostgreSQL 18 in a directory, started and stopped together with Tally.
 *
 * <p>It listens on a free port of 127.0.0.1 only, and asks for a random password that is kept in the directory, readable
 * by its owner alone. A server that a killed Tally left behind is found and stopped first. One Tally at a time may use a
 * directory; another one is refused.
 */
public final class EmbeddedPostgres implements LocalDatabase {

    /** For {@link java.util.ServiceLoader}. */
    public EmbeddedPostgres() {}

    @Override
    public RunningDatabase start(Path dataDirectory) {
        Binaries binaries = Binaries.forThisMachine();
        DataDirectory directory =
                new DataDirectory(dataDirectory.toAbsolutePath().normalize());
        try {
            return startLocked(binaries, directory, directory.lock());
        } catch (IOException e) {
            throw new LocalDatabaseException(
                    "The database that Tally brings along cannot run in " + directory.root() + ": " + reason(e)
                            + ". Mend that, or set DATABASE_URL to a PostgreSQL of your own, 15 or newer.",
                    e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException denied
                ? "no right to use " + denied.getFile()
                : Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
    }

    private static RunningDatabase startLocked(Binaries binaries, DataDirectory directory, DirectoryLock lock)
            throws IOException {
        try {
            Path home = binaries.unpackedIn(directory.binaries());
            Cluster cluster = new Cluster(directory, new Programs(home.resolve("bin"), PostgresUser.current()));
            return new RunningPostgres(cluster.start(), cluster, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }
}
