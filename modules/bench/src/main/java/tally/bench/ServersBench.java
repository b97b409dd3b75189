package tally.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tally's HTTP side under load: on the JDK's server as it ships, with the same handlers on robaho/httpserver, and beside a
 * handler on the JDK's server that does nothing.
 */
final class ServersBench implements AutoCloseable {
    private static final String JAR = Path.of("target", "tally.jar").toString();
    private static final List<String> AS_SHIPPED = List.of("-jar", JAR, "serve");

    private final String jdbcUrl;
    private final Path folder;
    private final Map<String, LoadedTally> tallies = new LinkedHashMap<>();
    private final Map<String, LoadedPlain> plains = new LinkedHashMap<>();

    ServersBench(String jdbcUrl, Path folder) {
        this.jdbcUrl = jdbcUrl;
        this.folder = folder;
    }

    /** Starts all of them and prints a table for each kind of traffic. */
    void run() throws Exception {
        final Path here = JavaProgram.thisJava();
        final Optional<Path> newer = JavaProgram.newerJava();
        addTally("Tally", new JavaProgram(here, AS_SHIPPED));
        if (newer.isPresent()) {
            addTally("Tally, newer Java", new JavaProgram(newer.get(), AS_SHIPPED));
            addTally("Tally on robaho's server, newer Java", new JavaProgram(newer.get(), onRobaho()));
            addPlain("a handler that does nothing, newer Java", newer.get());
        } else {
            System.out.printf("No newer JDK found: robaho/httpserver, which needs Java 21, is left out.%n%n");
        }
        addPlain("a handler that does nothing", here);
        for (final Traffic traffic : Traffic.values()) {
            load(traffic);
        }
    }

    private void load(Traffic traffic) throws Exception {
        final LoadRounds rounds = new LoadRounds(this::rest);
        tallies.forEach((name, tally) -> rounds.add(name, tally.loop(traffic)));
        plains.forEach((name, plain) -> rounds.add(name, plain.loop(traffic)));
        rounds.run(traffic);
    }

    private void rest() throws Exception {
        for (final LoadedTally tally : tallies.values()) {
            tally.rest();
        }
    }

    private void addTally(String name, JavaProgram program) throws Exception {
        final String own = "tally_http_" + tallies.size();
        final Path data = Files.createDirectory(folder.resolve(own));
        tallies.put(name, LoadedTally.start(program, BenchDatabase.beside(jdbcUrl, own), data));
    }

    private void addPlain(String name, Path java) throws Exception {
        final LoadedTally first = tallies.values().iterator().next();
        plains.put(name, LoadedPlain.start(java, folder, first.lengths()));
    }

    /**
     * Another provider of the JDK's own interface for servers: nothing in Tally changes. As with the JDK's, a request takes
     * 44 ms unless its sockets send at once.
     */
    private static List<String> onRobaho() {
        final String provider = "robaho.net.httpserver.DefaultHttpServerProvider";
        return List.of(
                "-Dcom.sun.net.httpserver.HttpServerProvider=" + provider,
                "-Drobaho.net.httpserver.nodelay=true",
                "-cp",
                JAR + File.pathSeparator + jarOfRobaho(),
                "tally.app.Main",
                "serve");
    }

    private static String jarOfRobaho() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .filter(path -> Path.of(path).getFileName().toString().startsWith("httpserver-"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        plains.values().forEach(LoadedPlain::close);
        tallies.values().forEach(LoadedTally::close);
    }
}
