package tally.app;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import tally.app.database.LocalDatabase;
import tally.app.database.RunningDatabase;
import tally.persistence.Database;
import tally.persistence.DatabaseSettings;
import tally.persistence.Migrations;

/** The database that the configuration names, or the one that the standalone jar brings along; migrated. */
final class OpenDatabase implements AutoCloseable {
    private final Optional<RunningDatabase> local;
    private final Database database;

    private OpenDatabase(Optional<RunningDatabase> local, Database database) {
        this.local = local;
        this.database = database;
    }

    /** Opens the database and brings its schema up to date. */
    static OpenDatabase open(Configuration configuration) {
        return open(configuration, () -> false);
    }

    /** The same; where the database can't be reached, tries again for as long as that is wanted. */
    static OpenDatabase open(Configuration configuration, BooleanSupplier goesOn) {
        final Optional<RunningDatabase> local =
                configuration.databaseUrl().isPresent() ? Optional.empty() : Optional.of(startLocal(configuration));
        final String url = local.map(RunningDatabase::jdbcUrl)
                .or(configuration::databaseUrl)
                .orElseThrow();
        final OpenDatabase open = new OpenDatabase(local, Database.open(settings(url, configuration)));
        open.migrate(goesOn);
        return open;
    }

    Database database() {
        return database;
    }

    /** Whether the schema is the one that this version wants. */
    boolean migrated() {
        return new Migrations(database).done();
    }

    @Override
    public void close() {
        database.close();
        local.ifPresent(RunningDatabase::close);
    }

    private void migrate(BooleanSupplier goesOn) {
        boolean done = false;
        try {
            new DatabaseStart(database).migrate(goesOn);
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private static DatabaseSettings settings(String url, Configuration configuration) {
        try {
            return DatabaseSettings.parse(url, configuration.work().databaseConnections());
        } catch (IllegalArgumentException notAUrl) {
            throw new BadSettingException("DATABASE_URL can't be used: " + notAUrl.getMessage());
        }
    }

    private static RunningDatabase startLocal(Configuration configuration) {
        final LocalDatabase local = ServiceLoader.load(LocalDatabase.class)
                .findFirst()
                .orElseThrow(() -> new CommandFailedException(
                        "No database: set DATABASE_URL=postgresql://user:password@host:5432/name (PostgreSQL 15 or newer),"
                                + " or use tally-standalone.jar, which brings its own."));
        return local.start(configuration.dataDirectory());
    }
}
