package tally.app;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import tally.domain.IdSource;
import tally.domain.accounts.Business;
import tally.domain.audit.Actor;

/** {@code business add NAME [--time-zone ZONE]}: adds a shop and prints its id. */
final class BusinessAddCommand {
    private static final String TIME_ZONE = "--time-zone";

    private final PrintStream out;
    private final Configuration configuration;

    BusinessAddCommand(PrintStream out, Configuration configuration) {
        this.out = out;
        this.configuration = configuration;
    }

    ExitCode run(List<String> words) {
        final Arguments arguments = Arguments.parse(words, Set.of(TIME_ZONE), Set.of());
        final String name = arguments.only("The business's NAME");
        try (OpenDatabase database = OpenDatabase.open(configuration)) {
            final Stores stores = Stores.on(database.database());
            final NewAccounts accounts =
                    new NewAccounts(stores.accounts(), new IdSource(Clock.systemUTC()), Actor.COMMAND_LINE);
            final Business business =
                    accounts.addBusiness(name, arguments.option(TIME_ZONE).orElse("UTC"));
            out.println("Business added: " + business.name() + ", id " + business.id() + ", " + business.timeZone());
            return ExitCode.DONE;
        }
    }
}
