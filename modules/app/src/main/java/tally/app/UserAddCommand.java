package tally.app;

import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tally.domain.IdSource;
import tally.domain.accounts.Business;
import tally.domain.audit.Actor;

/** {@code user add EMAIL --business NAME | --staff}: adds a user. A password is never an argument: those can be seen. */
final class UserAddCommand {
    private static final String BUSINESS = "--business";
    private static final String STAFF = "--staff";
    private static final String PASSWORD = "TALLY_PASSWORD";

    private final PrintStream out;
    private final Configuration configuration;
    private final Map<String, String> environment;

    UserAddCommand(PrintStream out, Configuration configuration, Map<String, String> environment) {
        this.out = out;
        this.configuration = configuration;
        this.environment = environment;
    }

    ExitCode run(List<String> words) {
        final Arguments arguments = Arguments.parse(words, Set.of(BUSINESS), Set.of(STAFF));
        final String email = arguments.only("The user's EMAIL");
        if (arguments.flag(STAFF) == arguments.option(BUSINESS).isPresent()) {
            throw new UsageException("A user is either --staff or has a --business NAME");
        }
        final String password = password();
        try (OpenDatabase database = OpenDatabase.open(configuration)) {
            final Stores stores = Stores.on(database.database());
            final NewAccounts accounts =
                    new NewAccounts(stores.accounts(), new IdSource(Clock.systemUTC()), Actor.COMMAND_LINE);
            final Optional<Business> business = arguments.option(BUSINESS).map(accounts::business);
            out.println(
                    "User added: " + accounts.addUser(email, password, business).email());
            return ExitCode.DONE;
        }
    }

    private String password() {
        return Optional.ofNullable(environment.get(PASSWORD)).orElseGet(UserAddCommand::asked);
    }

    private static String asked() {
        final Console console = Terminal.console()
                .orElseThrow(() -> new UsageException("There is no terminal to ask for the password: set " + PASSWORD));
        return new String(console.readPassword("Password: "));
    }
}
