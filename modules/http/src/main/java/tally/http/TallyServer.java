package tally.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import tally.domain.DatabaseException;
import tally.http.server.Capacity;
import tally.http.server.ErrorMapper;
import tally.http.server.Handler;
import tally.http.server.HttpGateway;
import tally.http.server.Patience;
import tally.http.server.Router;
import tally.http.server.ServerSettings;

/** Tally's HTTP server, running. Safe for use by many threads. */
public final class TallyServer {

    /** How many requests may wait, for their turn or for their client, before more are refused with 503. */
    private static final int MOST_WAITING = 1024;

    /** By these a supervisor judges whether the process lives and can serve: they wait for no other request. */
    private static final Set<String> RESERVED = Set.of("/healthz", "/readyz");

    private final HttpGateway gateway;

    private TallyServer(HttpGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Starts to listen and to answer.
     *
     * @param address where it listens; port 0 takes a free one
     * @param threads how many requests are worked on at once
     * @throws IOException where the port is taken
     */
    public static TallyServer start(InetSocketAddress address, int threads, Services services) throws IOException {
        Capacity capacity = new Capacity(threads, MOST_WAITING, RESERVED);
        ServerSettings settings = new ServerSettings(address, capacity, Patience.USUAL);
        Services.Watching watching = services.node().watching();
        RouteTable table = new RouteTable(services);
        Router<?> router = new Router<>(table.gate(), table.routes());
        Handler located = new BehindProxies(router, services.people().proxies());
        Handler observed = new ObservedHandler(located, TallyServer::isOutage, watching.observer());
        ErrorMapper errors = new ErrorMapper(TallyServer::isOutage, watching.reporter());
        return new TallyServer(HttpGateway.start(settings, observed, errors));
    }

    /** The port on which it listens. */
    public int port() {
        return gateway.port();
    }

    /** Refuses new requests with 503, waits for those being answered, at most {@code patience}, then stops. */
    public void stop(Duration patience) {
        gateway.stop(patience);
    }

    private static boolean isOutage(Throwable thrown) {
        return thrown instanceof DatabaseException database && database.passing();
    }
}
