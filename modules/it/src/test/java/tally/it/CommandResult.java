package tally.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;

/** How a command ended, and what it said. */
record CommandResult(int exitCode, String out, String err) {
    private static final int MOST_SECONDS = 120;

    /** Waits for the end of a process. */
    static CommandResult of(Process process) {
        try {
            Output out = Output.of(process.getInputStream());
            Output err = Output.of(process.getErrorStream());
            process.getOutputStream().close();
            assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "The command must end");
            return new CommandResult(
                    process.exitValue(), out.whole().text(), err.whole().text());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        } finally {
            process.destroyForcibly();
        }
    }
}
