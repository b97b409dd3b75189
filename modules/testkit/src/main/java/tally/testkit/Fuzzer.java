package tally.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for bytes that a target fails on, guided by the ways that they take through the code: runs Jazzer, which must be on
 * the class path, in a process of its own. A target is a class with a method {@code fuzzerTestOneInput(byte[])}.
 */
public final class Fuzzer {
    /** How long {@link #finds} searches, from the system property {@code fuzz.seconds}; 5 where nothing is said. */
    private static final long SECONDS = Long.getLong("fuzz.seconds", 5);

    private Fuzzer() {}

    /**
     * Searches from the inputs in a folder.
     *
     * @return what was found, in words; empty where nothing was. The input lies in {@code target/fuzz} then
     */
    public static String finds(Class<?> target, Path seeds) throws IOException, InterruptedException {
        final Path work = Files.createDirectories(Path.of("target", "fuzz").toAbsolutePath());
        final Path log = work.resolve("log.txt");
        final Process search = new ProcessBuilder(command(target, seeds, work))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return search.waitFor() == 0
                ? ""
                : "The fuzzer found an input: copy crash-… from " + work + " to " + seeds + "\n"
                        + Files.readString(log);
    }

    /** What was found once and what a search begins with, one input a file. */
    public static List<Path> cases(Path seeds) throws IOException {
        try (Stream<Path> files = Files.list(seeds)) {
            return files.sorted().toList();
        }
    }

    private static List<String> command(Class<?> target, Path seeds, Path work) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=tally.**",
                "--reproducer_path=" + work,
                "-artifact_prefix=" + work + File.separator,
                "-max_total_time=" + SECONDS,
                "-max_len=400",
                Files.createDirectories(work.resolve("corpus")).toString(),
                seeds.toString());
    }

    /** The tests run in their module; the fuzzer takes it, and them, from the class path. */
    private static String classPath() {
        return Stream.of(
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
