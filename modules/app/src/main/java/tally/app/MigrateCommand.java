package tally.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import tally.persistence.CitusTables;

/**
 * {@code migrate [--citus]}: brings the schema up to date, for operators who want that apart from the start of a new
 * version; with the flag, distributes the tables over a Citus cluster after that.
 */
final class MigrateCommand {
    private static final String CITUS = "--citus";

    private final PrintStream out;
    private final Configuration configuration;

    MigrateCommand(PrintStream out, Configuration configuration) {
        this.out = out;
        this.configuration = configuration;
    }

    ExitCode run(List<String> words) {
        final Arguments arguments = Arguments.parse(words, Set.of(), Set.of(CITUS));
        arguments.none();
        try (OpenDatabase database = OpenDatabase.open(configuration)) {
            out.println("The database is up to date.");
            if (arguments.flag(CITUS)) {
                final int tables = new CitusTables(database.database()).distribute();
                out.println("Tables distributed over the Citus cluster: " + tables + ".");
            }
            return database.migrated() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
