package tally.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program with its arguments.
 *
 * @param prefix what stands before it, such as {@code unshare -U}; often nothing
 * @param words the program and its arguments
 */
record Command(List<String> prefix, List<String> words) {

    /**
     * What came of it.
     *
     * @param exitCode 0 for success
     * @param output all that it printed, errors included
     */
    record Outcome(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Runs the program to its end, with messages in English and without the PG… variables of the person's own shell. */
    Outcome run() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(prefix.stream(), words.stream()).toList())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private InterruptedIOException interrupted(InterruptedException cause) {
        InterruptedIOException interrupted =
                new InterruptedIOException("interrupted while waiting for " + words.get(0));
        interrupted.initCause(cause);
        return interrupted;
    }
}
