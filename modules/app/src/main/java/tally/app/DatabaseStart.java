package tally.app;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.persistence.Database;
import tally.persistence.Migrations;

/** Brings a database's schema up to date, where the database itself may only just be starting. One per start. */
final class DatabaseStart {
    private static final Logger LOG = LoggerFactory.getLogger("tally.app");

    private final Migrations migrations;
    private boolean said;

    DatabaseStart(Database database) {
        this.migrations = new Migrations(database);
    }

    /** Waits for a database that is away for as long as that is wanted; each look takes seconds by itself. */
    void migrate(BooleanSupplier goesOn) {
        boolean done = false;
        while (!done) {
            done = tried(goesOn);
        }
    }

    private boolean tried(BooleanSupplier goesOn) {
        try {
            migrations.apply();
            return true;
        } catch (DatabaseException away) {
            if (!away.passing() || !goesOn.getAsBoolean()) {
                throw away;
            }
            sayOnce(away);
            return false;
        }
    }

    private void sayOnce(DatabaseException away) {
        if (!said) {
            LOG.warn("The database can't be reached yet, Tally waits for it: {}", away.getMessage());
        }
        said = true;
    }
}
