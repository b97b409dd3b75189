package tally.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Load from several connections, each of which sends its next request when it has the answer to the one before. So a slow
 * server gets fewer requests, and its waiting times are those of clients that wait: not of a crowd that keeps coming.
 */
final class ClosedLoop {
    static final int CONNECTIONS = 16;

    private final int port;
    private final Requests requests;

    ClosedLoop(int port, Requests requests) {
        this.port = port;
        this.requests = requests;
    }

    /** Loads the server for so long. */
    Load run(Duration duration) throws Exception {
        final List<LongStream.Builder> nanos = new ArrayList<>();
        final SideBySide connections = new SideBySide(CONNECTIONS);
        final long start = System.nanoTime();
        for (int i = 0; i < CONNECTIONS; i++) {
            final LongStream.Builder own = LongStream.builder();
            final int connection = i;
            nanos.add(own);
            connections.add(() -> exchange(connection, start + duration.toNanos(), own));
        }
        final long bytes = connections.total();
        final double seconds = (System.nanoTime() - start) / 1e9;
        return Load.of(Times.ofNanos(nanos.stream().flatMapToLong(LongStream.Builder::build)), seconds, bytes);
    }

    private long exchange(int connection, long end, LongStream.Builder nanos) throws IOException {
        long bytes = 0;
        try (KeptConnection kept = new KeptConnection(port)) {
            long now = System.nanoTime();
            while (now < end) {
                final byte[] request = requests.next(connection);
                final long sent = System.nanoTime();
                bytes += kept.exchange(request);
                now = System.nanoTime();
                nanos.add(now - sent);
            }
        }
        return bytes;
    }

    /** What is sent; called by all connections at the same time. */
    @FunctionalInterface
    interface Requests {
        byte[] next(int connection);
    }

    /**
     * What a server did.
     *
     * @param perSecond how many requests it answered a second
     * @param bytes the mean length of an answer's body
     */
    record Load(double perSecond, Times times, long bytes) {
        private static Load of(Times times, double seconds, long bytes) {
            final int requests = times.sorted().length;
            return new Load(requests / seconds, times, bytes / requests);
        }
    }
}
