package tally.http.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: the JDK's own, with what it lacks put around it. It and the two classes that it uses for one
 * exchange are all that know {@code com.sun.net.httpserver}. Safe for use by many threads.
 */
public final class HttpGateway {

    static {
        // Without it a request on a kept-alive connection takes 44 ms: Nagle's algorithm waits for a delayed
        // acknowledgement. Read once, when the JDK's server class loads.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // A request line with its headers: what is longer is cut off unanswered. It is kept in memory while it comes
        // in,
        // by as many threads as clients can occupy.
        System.setProperty("sun.net.httpserver.maxReqHeaderSize", Integer.toString(32 * 1024));
    }

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final Watchdog watchdog;
    private final TurnExecutor turns;
    private final StreamThreads streams;
    private final InFlight inFlight = new InFlight();

    private HttpGateway(ServerSettings settings, Handler application, ErrorMapper errors) throws IOException {
        server = HttpServer.create(settings.address(), BACKLOG);
        watchdog = new Watchdog(settings.patience());
        turns = new TurnExecutor(watchdog, settings.capacity());
        streams = new StreamThreads(watchdog);
        server.setExecutor(turns);
        server.createContext("/", new ExchangeHandler(application, errors, inFlight, streams));
    }

    /** Listens, and answers with {@code application}; an {@link IOException} says that the port is taken. */
    public static HttpGateway start(ServerSettings settings, Handler application, ErrorMapper errors)
            throws IOException {
        HttpGateway gateway = new HttpGateway(settings, application, errors);
        gateway.server.start();
        return gateway;
    }

    /** The port on which it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Ends what streams, refuses new requests with 503, waits for those being answered, at most {@code patience}, then stops. */
    public void stop(Duration patience) {
        streams.stop();
        try {
            if (!inFlight.closeAndWait(patience)) {
                LOG.warn("Stopped with requests unanswered after {} s", patience.toSeconds());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        turns.stop();
        watchdog.stop();
    }
}
