package tally.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tally.app.database.LocalDatabaseException;
import tally.app.logging.TallyLog;
import tally.domain.DatabaseException;
import tally.persistence.Migrations.UnsuitableDatabaseException;

/** The program: finds the command that its arguments name, runs it, and turns its end into an exit code. */
public final class Main {
    private static final String USAGE = """
            Tally takes sales files in and never loses a row.

            java -jar tally.jar COMMAND

              serve                                 run the server (see TALLY_PORT); Ctrl-C stops it
              serve --demo                          the same; an empty database gets a staff user, a shop and its user
              migrate [--citus]                     bring the database's schema up to date, and stop; with the flag,
                                                    distribute its tables over a Citus cluster (docs/scaling.md)
              business add NAME [--time-zone ZONE]  add a shop; ZONE as in Europe/Berlin
              user add EMAIL --business NAME        add a shop's user; the password is asked for, or TALLY_PASSWORD
              user add EMAIL --staff                add a staff user
              import FILE --business NAME           import a sales file and wait for its end
              csv [--delimiter C] [--json] FILE     show how a file is cut into records: one JSON array a line;
                                                    what is wrong goes to standard error (--json: as JSON too)
              verify [--business NAME]              check that the books agree, of one business or of all
              version                               print the version

            Without DATABASE_URL the standalone jar runs a PostgreSQL of its own in TALLY_DATA_DIR (./tally-data).
            Exit codes: 0 done, 1 failed, 2 not understood, 3 done, but some rows need a person,
            4 the books disagree.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    Main(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /** Runs the command that the arguments name, and exits with its code. */
    public static void main(String[] arguments) {
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Main(out, err, System.getenv())
                .run(Arrays.asList(arguments))
                .code());
    }

    ExitCode run(List<String> words) {
        try {
            return command(words);
        } catch (UsageException | BadSettingException wrong) {
            err.println(wrong.getMessage());
            return ExitCode.NOT_UNDERSTOOD;
        } catch (CommandFailedException | LocalDatabaseException | UnsuitableDatabaseException failed) {
            err.println(failed.getMessage());
            return ExitCode.FAILED;
        } catch (DatabaseException away) {
            err.println(
                    away.passing()
                            ? "The database can't be reached: check DATABASE_URL and that PostgreSQL runs."
                            : away.getMessage());
            return ExitCode.FAILED;
        }
    }

    private ExitCode command(List<String> words) {
        final String name = words.isEmpty() ? "" : words.get(0);
        return switch (name) {
            case "", "help", "--help", "-h" -> print(USAGE);
            case "version", "--version" -> print("tally " + Version.current() + System.lineSeparator());
            case "csv" -> new CsvCommand(out, err).run(words.subList(1, words.size()));
            default -> configured(name, configuredCommand(name, words.subList(1, words.size())));
        };
    }

    /** The log must stand before the first class with a logger is loaded, so before any command is made. */
    private ExitCode configured(String name, Function<Configuration, ExitCode> command) {
        final Configuration configuration = Configuration.read(environment);
        installLog(configuration.logFile(), name.equals("serve"));
        return command.apply(configuration);
    }

    private Function<Configuration, ExitCode> configuredCommand(String name, List<String> words) {
        return switch (name) {
            case "serve" -> configuration -> new ServeCommand(out, configuration).run(words);
            case "migrate" -> configuration -> new MigrateCommand(out, configuration).run(words);
            case "business" -> {
                final List<String> added = afterAdd(name, words);
                yield configuration -> new BusinessAddCommand(out, configuration).run(added);
            }
            case "user" -> {
                final List<String> added = afterAdd(name, words);
                yield configuration -> new UserAddCommand(out, configuration, environment).run(added);
            }
            case "verify" -> configuration -> new VerifyCommand(out, configuration).run(words);
            case "import" -> configuration -> new ImportCommand(out, configuration).run(words);
            default ->
                throw new UsageException("There is no command '" + name + "'. Without arguments, Tally lists them.");
        };
    }

    private static void installLog(Optional<Path> file, boolean onStandardOutput) {
        try {
            TallyLog.install(file, onStandardOutput);
        } catch (IllegalArgumentException unwritable) {
            throw new BadSettingException(String.valueOf(unwritable.getMessage()));
        }
    }

    private ExitCode print(String text) {
        out.print(text);
        out.flush();
        return ExitCode.DONE;
    }

    private static List<String> afterAdd(String name, List<String> words) {
        if (words.isEmpty() || !words.get(0).equals("add")) {
            throw new UsageException("'" + name + "' must be followed by 'add'");
        }
        return words.subList(1, words.size());
    }
}
