package tally.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code serve [--demo]}: runs the server and the workers until the process is told to stop. */
final class ServeCommand {
    private static final Logger LOG = LoggerFactory.getLogger("tally.app");
    private static final String DEMO = "--demo";

    /** Where both are started at once, PostgreSQL may first have to recover. */
    private static final Duration WAIT_FOR_DATABASE = Duration.ofMinutes(1);

    private final PrintStream out;
    private final Configuration configuration;

    ServeCommand(PrintStream out, Configuration configuration) {
        this.out = out;
        this.configuration = configuration;
    }

    ExitCode run(List<String> words) {
        final Arguments arguments = Arguments.parse(words, Set.of(), Set.of(DEMO));
        arguments.none();
        try (Shutdown shutdown = new Shutdown();
                Node node = Node.open(configuration, shutdown.untilToldFor(WAIT_FOR_DATABASE))) {
            final FirstStart firstStart = new FirstStart(node.stores().accounts(), node.newAccounts(), configuration);
            firstStart.addFirstUser();
            final List<String> signIns = arguments.flag(DEMO) ? firstStart.addDemoAccounts() : List.of();
            node.startWorkers();
            final int port = node.startServer();
            LOG.info(
                    "Tally serves: version={}, node={}, port={}",
                    Version.current(),
                    configuration.work().node(),
                    port);
            out.print(Welcome.text(configuration.http().host(), port, signIns));
            shutdown.await();
            return ExitCode.DONE;
        }
    }

    /** Holds the process until the node is down, also where it is told to stop while it still starts. */
    private static final class Shutdown implements AutoCloseable {
        private final CountDownLatch told = new CountDownLatch(1);
        private final CountDownLatch done = new CountDownLatch(1);

        Shutdown() {
            Runtime.getRuntime().addShutdownHook(new Thread(this::tellAndWait, "tally-shutdown"));
        }

        /** True for so long, and not once the process is told to stop. */
        BooleanSupplier untilToldFor(Duration time) {
            final long began = System.nanoTime();
            return () -> told.getCount() > 0 && System.nanoTime() - began < time.toNanos();
        }

        void await() {
            awaitQuietly(told);
            LOG.info("Tally stops");
        }

        @Override
        public void close() {
            LOG.info("Tally stopped");
            done.countDown();
        }

        private void tellAndWait() {
            told.countDown();
            awaitQuietly(done);
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
