package tally.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.testkit.TestPostgres;

/**
 * How to start a shipped jar: which one, with which environment, in how much memory. Immutable; each {@code with} gives
 * another recipe.
 *
 * @param jar the jar as its users get it
 * @param folder the working directory, where the data directory is too
 * @param environment all variables of Tally; those of the test's own environment are not handed on
 * @param jvmOptions what stands between {@code java} and {@code -jar}
 */
record Tally(Path jar, Path folder, Map<String, String> environment, List<String> jvmOptions) {
    static final String STAFF_EMAIL = "staff@it.example";
    static final String STAFF_PASSWORD = "correct horse battery";

    /** {@code tally.jar} on a database that exists. */
    static Tally on(String databaseUrl, Path folder) {
        return new Tally(jar("tally.jar"), folder, Map.of(), List.of())
                .with("DATABASE_URL", databaseUrl)
                .with("TALLY_ADMIN_EMAIL", STAFF_EMAIL)
                .with("TALLY_ADMIN_PASSWORD", STAFF_PASSWORD)
                .with("TALLY_UPLOADS_PER_MINUTE", "1000000");
    }

    /** {@code tally.jar} on an empty database of its own. */
    static Tally onFreshDatabase(Path folder) {
        return on(TestPostgres.freshDatabase(), folder);
    }

    /** {@code tally.jar} without any setting. */
    static Tally bare(Path folder) {
        return new Tally(jar("tally.jar"), folder, Map.of(), List.of());
    }

    /** {@code tally-standalone.jar} with the PostgreSQL that it brings along, and without any setting. */
    static Tally standalone(Path folder) {
        return new Tally(jar("tally.standalone.jar"), folder, Map.of(), List.of());
    }

    /** {@code tally-standalone.jar} on an empty database of its own. */
    static Tally standaloneOnFreshDatabase(Path folder) {
        return new Tally(
                jar("tally.standalone.jar"), folder, onFreshDatabase(folder).environment(), List.of());
    }

    /** The same where no program is on the PATH: it must bring its own. */
    static Tally standaloneWithoutPrograms(Path folder) {
        return standaloneOnFreshDatabase(folder).with("PATH", folder.toString());
    }

    /** The same with one more variable. */
    Tally with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Tally(jar, folder, Map.copyOf(more), jvmOptions);
    }

    /** The same with a heap of this size, and an end of the process where it does not do. */
    Tally withHeap(String size) {
        return new Tally(jar, folder, environment, List.of("-Xmx" + size, "-XX:+ExitOnOutOfMemoryError"));
    }

    /** The same, working elsewhere. */
    Tally in(Path otherFolder) {
        return new Tally(jar, otherFolder, environment, jvmOptions);
    }

    String databaseUrl() {
        return Optional.ofNullable(environment.get("DATABASE_URL")).orElseThrow();
    }

    /** Starts {@code serve}, on a free port; does not wait. */
    StartedTally start(String... flags) {
        List<String> words = new ArrayList<>(List.of("serve"));
        words.addAll(List.of(flags));
        return new StartedTally(this, launch(words, Map.of("TALLY_PORT", "0")));
    }

    /** Starts {@code serve}, on a free port, and waits until it is ready. */
    RunningTally serve(String... flags) {
        return start(flags).ready();
    }

    /** Runs a command to its end. */
    CommandResult run(String... words) {
        return CommandResult.of(launch(List.of(words), Map.of()));
    }

    private Process launch(List<String> words, Map<String, String> usual) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(Tally::isOurs);
        builder.environment().putAll(usual);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException noJava) {
            throw new UncheckedIOException(noJava);
        }
    }

    private static boolean isOurs(String variable) {
        return variable.startsWith("TALLY_") || variable.startsWith("SENTRY_") || variable.equals("DATABASE_URL");
    }

    private static Path jar(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
    }
}
