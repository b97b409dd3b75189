package tally.app.database;

/** A database that Tally started and stops again. Safe for use by many threads. */
public interface RunningDatabase extends AutoCloseable {

    /** The JDBC URL of an empty or of Tally's own database, user and password included: never log it. */
    String jdbcUrl();

    /** Stops the database cleanly; what was committed is on disk. Calling it again does nothing. */
    @Override
    void close();
}
