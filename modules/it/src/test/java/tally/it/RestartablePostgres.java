package tally.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL of one's own that may be stopped the hard way and comes back on the same port with the same data. Unlike
 * the server that tests share it is durable: what it has committed must be there after each start.
 */
final class RestartablePostgres implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final Path data;
    private EmbeddedPostgres server;

    private RestartablePostgres(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /** Makes a server in this folder, and starts it. */
    static RestartablePostgres in(Path folder) {
        return new RestartablePostgres(folder, start(folder, 0));
    }

    int port() {
        return server.getPort();
    }

    /** The URL of its database, reached directly. */
    String url() {
        return urlAt(port());
    }

    /** The URL of its database by way of another port. */
    String urlAt(int otherPort) {
        return "jdbc:postgresql://127.0.0.1:" + otherPort + "/postgres?user=postgres";
    }

    String version() {
        return new Sql(url()).text("show server_version");
    }

    /** {@code pg_ctl restart -m immediate}: sessions die where they stand, and the log is replayed at the start. */
    void restartImmediately() {
        restartAfter(() -> {});
    }

    /** The same with a pause in which there is no server. */
    void restartAfter(Runnable pause) {
        int port = port();
        ProcessHandle postmaster = postmaster();
        Signal.QUIT.to(postmaster);
        postmaster.onExit().join();
        close();
        pause.run();
        server = start(data, port);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    /** By the file in which the server notes its own process (PostgreSQL's manual, 'Database File Layout'). */
    private ProcessHandle postmaster() {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException notRunning) {
            throw new UncheckedIOException(notRunning);
        }
    }

    /** The commits of the library's defaults would not survive a hard stop. */
    private static EmbeddedPostgres start(Path data, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(LONGEST_START)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .start();
        } catch (IOException noServer) {
            throw new UncheckedIOException(noServer);
        }
    }
}
