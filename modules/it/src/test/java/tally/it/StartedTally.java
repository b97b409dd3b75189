package tally.it;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;

/** A server that has been started and may not be ready yet, or never will be. */
final class StartedTally {
    private static final String SERVES = ".*Tally serves: .*, node=(\\S+), port=(\\d+)";

    private final Tally recipe;
    private final Process process;
    private final Output out;
    private final Output err;

    StartedTally(Tally recipe, Process process) {
        this.recipe = recipe;
        this.process = process;
        this.out = Output.of(process.getInputStream());
        this.err = Output.of(process.getErrorStream());
    }

    /** What it prints: the log, and the welcome. */
    Output log() {
        return out;
    }

    /** Waits until it answers that it can serve. */
    RunningTally ready() {
        Await.until(
                "Tally to start, or to say why not",
                () -> !process.isAlive() || !out.containing("port=").isEmpty());
        if (!process.isAlive()) {
            throw new AssertionError("Tally did not start: " + out.text() + err.text());
        }
        Matcher serves = out.await(SERVES);
        TallyClient client = TallyClient.at(URI.create("http://127.0.0.1:" + serves.group(2)));
        Await.until("Tally to be ready", () -> client.get("/readyz").status() == 200);
        return new RunningTally(recipe, process, new RunningTally.Printed(out, err), client);
    }

    /** Waits until it has given up. */
    CommandResult refused() {
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                throw new AssertionError("Tally should not have started: " + out.text());
            }
            return new CommandResult(
                    process.exitValue(), out.whole().text(), err.whole().text());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            process.destroyForcibly();
        }
    }
}
