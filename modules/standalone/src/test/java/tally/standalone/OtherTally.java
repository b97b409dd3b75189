package tally.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tally.app.database.RunningDatabase;

/** Another process that runs the database in a directory, until it is killed without a chance to tidy up. */
final class OtherTally implements RunningDatabase {

    private final Process process;
    private final String jdbcUrl;

    private OtherTally(Process process, String jdbcUrl) {
        this.process = process;
        this.jdbcUrl = jdbcUrl;
    }

    static OtherTally startOn(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        classPath(),
                        OtherTally.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new OtherTally(
                process, Objects.requireNonNull(out.readLine(), "the other Tally ended before it was up"));
    }

    /** What this JVM has on its module path and class path, and the test classes, which are patched into a module here. */
    private static String classPath() {
        Stream<String> paths = Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .flatMap(path -> Optional.ofNullable(path).stream());
        return Stream.concat(paths.flatMap(path -> Arrays.stream(path.split(":"))), Stream.of(testClasses()))
                .collect(Collectors.joining(":"));
    }

    private static String testClasses() {
        String file = OtherTally.class.getResource("OtherTally.class").getPath();
        return file.substring(0, file.length() - "tally/standalone/OtherTally.class".length());
    }

    long pid() {
        return process.pid();
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** Kills the process as {@code kill -9} does, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** The other process: starts the database, prints its URL, and waits to be killed. */
    public static void main(String[] arguments) throws IOException {
        RunningDatabase database = new EmbeddedPostgres().start(Path.of(arguments[0]));
        System.out.println(database.jdbcUrl());
        System.in.read();
    }
}
