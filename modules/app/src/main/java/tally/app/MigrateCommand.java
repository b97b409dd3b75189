package tally.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** {@code migrate}: brings the schema up to date, for operators who want that apart from the start of a new version. */
final class MigrateCommand {
    private final PrintStream out;
    private final Configuration configuration;

    MigrateCommand(PrintStream out, Configuration configuration) {
        this.out = out;
        this.configuration = configuration;
    }

    ExitCode run(List<String> words) {
        Arguments.parse(words, Set.of(), Set.of()).none();
        try (OpenDatabase database = OpenDatabase.open(configuration)) {
            out.println("The database is up to date.");
            return database.migrated() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
