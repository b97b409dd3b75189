package tally.it;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What the shell's {@code kill} can send to a process and Java's own API can't. */
enum Signal {
    /** Stands still until {@link #CONT}, and does not know it. */
    STOP,
    CONT,
    /** To PostgreSQL: end at once, and tidy up nothing. */
    QUIT;

    void to(ProcessHandle process) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill -" + name() + " " + process.pid() + " ended with " + exit);
            }
        } catch (IOException noShell) {
            throw new UncheckedIOException(noShell);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
