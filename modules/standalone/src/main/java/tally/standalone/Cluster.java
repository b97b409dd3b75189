package tally.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The PostgreSQL server of one data directory ("database cluster" in its manual): made, started and stopped here.
 *
 * <p>Used by the one process that holds the directory's lock.
 */
final class Cluster {

    /**
     * What differs from PostgreSQL's defaults, which are durable (fsync and synchronous_commit are on), beside the
     * {@link MachineShare}. Written once, to {@code postgresql.conf}, where an operator may change it. The last three keep the shop's data out of the log.
     */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=60",
            "timezone=UTC",
            "log_timezone=UTC",
            "logging_collector=on",
            "log_directory=../" + DataDirectory.LOGS,
            "log_filename=postgresql-%a.log",
            "log_truncate_on_rotation=on",
            "log_rotation_size=0",
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "log_parameter_max_length_on_error=0");

    private static final int PASSWORD_BYTES = 24;
    private static final int START_ATTEMPTS = 3;

    /** After a crash the server first replays its log; that may take minutes, and must not be cut off. */
    private static final String START_SECONDS = "600";

    private static final String STOP_SECONDS = "60";

    private final DataDirectory directory;
    private final Programs programs;

    Cluster(DataDirectory directory, Programs programs) {
        this.directory = directory;
        this.programs = programs;
    }

    /**
     * Starts the server, and makes the cluster and Tally's database where they are missing.
     *
     * @return the database to connect to
     */
    OwnDatabase start() throws IOException {
        if (Files.notExists(directory.cluster())) {
            create();
        }
        stopLeftover();
        programs.user().own(directory.ofPostgres());
        return open(startServer());
    }

    private OwnDatabase open(int port) throws IOException {
        try {
            OwnDatabase database = new OwnDatabase(port, directory.password());
            database.createIfMissing();
            return database;
        } catch (IOException e) {
            stop();
            throw e;
        }
    }

    /** Stops the server: sessions are ended, what was committed is written out. Falls back on an abrupt stop, which is safe. */
    void stop() throws IOException {
        if (!stop("fast") && !stop("immediate")) {
            throw new IOException("PostgreSQL does not stop; its logs are in " + directory.logs());
        }
    }

    private boolean stop(String mode) throws IOException {
        return pgCtl("stop", "--mode=" + mode, "--wait", "--timeout=" + STOP_SECONDS)
                .succeeded();
    }

    /** In a folder beside, renamed when complete: a start that is cut short leaves nothing half made behind. */
    private void create() throws IOException {
        Folders.delete(directory.unfinishedCluster());
        Files.createDirectories(directory.unfinishedCluster());
        Files.createDirectories(directory.logs());
        directory.replacePassword(randomPassword());
        programs.user().own(directory.ofPostgres());
        Command.Outcome outcome = programs.initdb(initdbArguments());
        if (!outcome.succeeded()) {
            throw new IOException("PostgreSQL could not lay out its files ("
                    + outcome.output().strip() + ")");
        }
        Files.move(directory.unfinishedCluster(), directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The collation is PostgreSQL's own, so that an update of the operating system cannot damage an index. */
    private List<String> initdbArguments() {
        Stream<String> arguments = Stream.of(
                "--pgdata=" + directory.unfinishedCluster(),
                "--username=" + OwnDatabase.USER,
                "--pwfile=" + directory.passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Stream<String> settings =
                Stream.concat(SETTINGS.stream(), MachineShare.of(directory.unfinishedCluster()).settings().stream());
        return Stream.concat(arguments, settings.map(setting -> "--set=" + setting))
                .toList();
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A Tally that was killed leaves its server running; only we may use the directory now, so it can go. */
    private void stopLeftover() throws IOException {
        PostmasterFile file = new PostmasterFile(directory.cluster().resolve("postmaster.pid"));
        if (file.namesRunningPostgres()) {
            stop();
        } else {
            file.deleteIfMisleading();
        }
    }

    /** The port is free when it is picked, but may be taken before the server has it: hence more than one attempt. */
    private int startServer() throws IOException {
        for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
            int port = freePort();
            if (startServer(port)) {
                return port;
            }
        }
        throw new IOException("PostgreSQL does not start; its logs are in " + directory.logs());
    }

    private boolean startServer(int port) throws IOException {
        return pgCtl("start", "--wait", "--timeout=" + START_SECONDS, "--log=" + startLog(), "--options=-p " + port)
                .succeeded();
    }

    private String startLog() {
        return directory.logs().resolve("start.log").toString();
    }

    private Command.Outcome pgCtl(String verb, String... options) throws IOException {
        return programs.pgCtl(Stream.concat(Stream.of(verb, "--pgdata=" + directory.cluster()), Stream.of(options))
                .toList());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
