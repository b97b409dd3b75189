package tally.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import tally.app.database.RunningDatabase;

/** The server between start and stop, and with it the right to the data directory. Safe for use by many threads. */
final class RunningPostgres implements RunningDatabase {

    private final OwnDatabase database;
    private final Cluster cluster;
    private final DirectoryLock lock;
    private final AtomicBoolean closed = new AtomicBoolean();

    RunningPostgres(OwnDatabase database, Cluster cluster, DirectoryLock lock) {
        this.database = database;
        this.cluster = cluster;
        this.lock = lock;
    }

    @Override
    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try (lock) {
            cluster.stop();
        } catch (IOException e) {
            throw new UncheckedIOException("The database that Tally brings along was not stopped", e);
        }
    }
}
