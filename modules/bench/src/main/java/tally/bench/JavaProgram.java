package tally.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Java program that runs as a process of its own beside the bench.
 *
 * @param java the command that runs it
 * @param words what follows the command: options, then a jar or a class, then its arguments
 */
record JavaProgram(Path java, List<String> words) {
    private static final String HEAP = "-Xmx512m";

    /** The Java that runs the bench. */
    static Path thisJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The newer one that build.sh has found; it hands its path on in {@code newer.jvm}. */
    static Optional<Path> newerJava() {
        return Optional.of(System.getProperty("newer.jvm", ""))
                .filter(path -> !path.isEmpty())
                .map(Path::of);
    }

    /** Starts it; what it writes goes to the file. */
    Process start(Map<String, String> environment, Path output) throws IOException {
        final List<String> command = new ArrayList<>(List.of(java.toString(), HEAP));
        command.addAll(words);
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }
}
