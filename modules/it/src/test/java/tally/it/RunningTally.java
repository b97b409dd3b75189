package tally.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server that is ready, and what can be done to it from outside. Closing it stops it as an operator would.
 *
 * <p>It is told to stop through its handle: {@link Process#destroy} would close its output before its last words.
 */
final class RunningTally implements AutoCloseable {
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

    private final Tally recipe;
    private final Process process;
    private final Printed printed;
    private final TallyClient client;
    private Optional<TallyClient> staff = Optional.empty();

    RunningTally(Tally recipe, Process process, Printed printed, TallyClient client) {
        this.recipe = recipe;
        this.process = process;
        this.printed = printed;
        this.client = client;
    }

    /** Where it listens. */
    URI url() {
        return client.url();
    }

    /** A client that nobody has signed in with. */
    TallyClient anonymous() {
        return client;
    }

    /** A client of the staff user that the recipe's environment makes. */
    synchronized TallyClient staff() {
        if (staff.isEmpty()) {
            staff = Optional.of(client.signedIn(Tally.STAFF_EMAIL, Tally.STAFF_PASSWORD));
        }
        return staff.get();
    }

    /** A new business with a user of its own. */
    Shop openShop() {
        return Shop.open(this);
    }

    /** What it prints: the log, and the welcome. */
    Output log() {
        return printed.out();
    }

    /** What it prints on standard error. */
    Output errors() {
        return printed.err();
    }

    /** The log file's lines. */
    List<String> logFile() {
        try {
            return Files.readAllLines(logFilePath());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its database, behind its back. */
    Sql sql() {
        return new Sql(recipe.databaseUrl());
    }

    Tally recipe() {
        return recipe;
    }

    /** Another process of the same recipe. */
    RunningTally again() {
        return recipe.serve();
    }

    /** {@code kill -9}: nothing is tidied up. */
    void kill() {
        process.toHandle().destroyForcibly();
        ended(LONGEST_STOP);
    }

    /**
     * SIGTERM, as an operator or a container sends it.
     *
     * @return how long it took to end
     */
    Duration terminate() {
        long start = System.nanoTime();
        process.toHandle().destroy();
        ended(LONGEST_STOP);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** SIGSTOP: it does nothing, and does not know it. */
    void freeze() {
        Signal.STOP.to(process.toHandle());
    }

    /** SIGCONT: it goes on where it stood. */
    void thaw() {
        Signal.CONT.to(process.toHandle());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            ended(LONGEST_STOP);
        } finally {
            process.destroyForcibly();
        }
    }

    private Path logFilePath() {
        return recipe.folder().resolve("tally-data").resolve("logs").resolve("tally.log");
    }

    private void ended(Duration deadline) {
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(
                        "Tally still runs " + deadline + " after it was told to stop: " + log().text());
            }
            log().whole();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Standard output and standard error. */
    record Printed(Output out, Output err) {}
}
