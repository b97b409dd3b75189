package tally.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A {@link PlainServer} under load: it gets what a Tally gets, and answers as many bytes as that one does. */
final class LoadedPlain implements AutoCloseable {
    private static final String CLASSES =
            Path.of("modules", "bench", "target", "classes").toString();
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final WireRequests REQUESTS = WireRequests.signedWith("-");
    private static final byte[] FILE = new SalesText(1).bytes(LoadedTally.ROWS_EACH);

    private final Process process;
    private final int port;
    private final Map<Traffic, Integer> lengths;

    private LoadedPlain(Process process, int port, Map<Traffic, Integer> lengths) {
        this.process = process;
        this.port = port;
        this.lengths = lengths;
    }

    static LoadedPlain start(Path java, Path folder, Map<Traffic, Integer> lengths) throws IOException {
        final int port = TallyServer.freePort();
        final List<String> words = List.of("-cp", CLASSES, PlainServer.class.getName(), Integer.toString(port));
        final Process process = new JavaProgram(java, words).start(Map.of(), folder.resolve("plain-" + port + ".log"));
        final LoadedPlain started = new LoadedPlain(process, port, lengths);
        while (!started.answers() && process.isAlive()) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return started;
    }

    ClosedLoop loop(Traffic traffic) {
        final byte[] request = request(traffic);
        return new ClosedLoop(port, connection -> request);
    }

    private byte[] request(Traffic traffic) {
        final String path = "/" + lengths.get(traffic);
        return switch (traffic) {
            case LIST, POLL -> REQUESTS.get(path);
            case UPLOAD -> REQUESTS.upload(path, "-", FILE);
        };
    }

    private boolean answers() {
        try (KeptConnection connection = new KeptConnection(port)) {
            return connection.exchange(REQUESTS.get("/1")) == 1;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
