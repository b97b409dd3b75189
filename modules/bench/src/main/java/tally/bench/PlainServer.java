package tally.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/**
 * The least that the JDK's server can do for a request, as a program of its own: it takes the body in and answers a path of
 * {@code /N} with N constant bytes. What Tally costs is what lies between this and Tally.
 */
public final class PlainServer {
    private static final int THREADS = 32;

    private PlainServer() {}

    /** Listens on the port that the first argument names. */
    public static void main(String[] arguments) throws IOException {
        final int port = Integer.parseInt(arguments[0]);
        System.setProperty("sun.net.httpserver.nodelay", "true");
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", PlainServer::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            final int length =
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            exchange.sendResponseHeaders(200, length);
            exchange.getResponseBody().write(new byte[length]);
        }
    }
}
