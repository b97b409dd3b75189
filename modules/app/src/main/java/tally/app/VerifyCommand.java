package tally.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.accounts.Business;
import tally.domain.books.Consistency;

/** {@code verify [--business NAME]}: checks the books from the sales up, and says every place where they disagree. */
final class VerifyCommand {
    private static final String BUSINESS = "--business";

    private final PrintStream out;
    private final Configuration configuration;

    VerifyCommand(PrintStream out, Configuration configuration) {
        this.out = out;
        this.configuration = configuration;
    }

    ExitCode run(List<String> words) {
        final Arguments arguments = Arguments.parse(words, Set.of(BUSINESS), Set.of());
        arguments.none();
        try (OpenDatabase database = OpenDatabase.open(configuration)) {
            final Stores stores = Stores.on(database.database());
            final long disagreements = arguments
                    .option(BUSINESS)
                    .map(name -> verify(stores, NewAccounts.named(stores.accounts(), name)))
                    .orElseGet(() -> verifyAll(stores));
            return disagreements == 0 ? ExitCode.DONE : ExitCode.BOOKS_DISAGREE;
        }
    }

    /** Page by page, so that any number of businesses fits into memory. */
    private long verifyAll(Stores stores) {
        long disagreements = 0;
        long done = 0;
        Page<Business> page = stores.accounts().businesses(PageRequest.FIRST);
        while (!page.results().isEmpty()) {
            for (final Business business : page.results()) {
                disagreements += verify(stores, business);
            }
            done += page.results().size();
            page = stores.accounts().businesses(new PageRequest(PageRequest.FIRST.limit(), done));
        }
        out.println(done + " businesses checked, " + disagreements + " disagreements");
        return disagreements;
    }

    private long verify(Stores stores, Business business) {
        final Consistency result = stores.checks().ofBusiness(business.id());
        out.println((result.ok() ? "ok        " : "DISAGREE  ") + business.name() + " (" + business.id() + ")");
        for (final Consistency.Warning warning : result.warnings()) {
            out.println("  " + warning.check() + ": " + warning.subject() + ": expected " + warning.expected()
                    + ", found " + warning.found());
        }
        return result.warnings().size();
    }
}
