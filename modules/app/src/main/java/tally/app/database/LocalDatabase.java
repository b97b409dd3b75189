package tally.app.database;

import java.nio.file.Path;

/**
 * A PostgreSQL that Tally brings along and runs itself, for a shop that has none.
 *
 * <p>Found by {@link java.util.ServiceLoader}: the standalone jar holds one provider, the plain jar none, and then a
 * database must be named by {@code DATABASE_URL}.
 */
public interface LocalDatabase {

    /**
     * Starts the database, creating it where the directory holds none, and returns once it takes connections.
     *
     * @param dataDirectory where everything of it is kept between starts; created if missing
     * @return the running database, to be closed by the caller
     * @throws LocalDatabaseException if it cannot run here; the message is one for the person who started Tally
     */
    RunningDatabase start(Path dataDirectory);
}
