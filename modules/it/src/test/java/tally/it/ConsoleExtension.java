package tally.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the console in a browser, as a parameter of type {@link ConsolePage}: a Tally and a Chromium that all such
 * tests share, because starting them takes longer than most of the tests, and for each test a page that nobody is signed in to. Where
 * no Chromium is installed the test is skipped, and says so. It is the standalone jar, which reads receipts everywhere.
 *
 * <p>Such tests run on one JDK only: what they try is the browser's side, and the server's is tried on both by the others.
 */
final class ConsoleExtension implements ParameterResolver {
    private static final Namespace OURS = Namespace.create(ConsoleExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ConsolePage.class;
    }

    @Override
    public ConsolePage resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Optional<Chromium> chromium = Chromium.installed();
        Assumptions.assumeTrue(
                chromium.isPresent(),
                "Skipped: no chromium and chromedriver on the PATH (apt-get install chromium chromium-driver)");
        ExtensionContext.Store ofAll = context.getRoot().getStore(OURS);
        Both both = ofAll.computeIfAbsent("both", key -> Both.start(chromium.orElseThrow()), Both.class);
        return ConsolePage.fresh(both.tally(), both.browser());
    }

    /** Closed by JUnit at the end of all tests. */
    private record Both(RunningTally tally, Browser browser) implements AutoCloseable {

        static Both start(Chromium chromium) {
            try {
                RunningTally tally = Tally.standaloneOnFreshDatabase(Files.createTempDirectory("tally-console"))
                        .serve();
                return new Both(tally, chromium.open());
            } catch (IOException noFolder) {
                throw new UncheckedIOException(noFolder);
            }
        }

        @Override
        public void close() {
            browser.close();
            tally.close();
        }
    }
}
