package tally.http.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real server on a free port, with one handler, and the two clients that the tests use. */
final class TestServer implements AutoCloseable {

    private static final Patience SHORT = new Patience(Duration.ofMillis(700), Duration.ofMillis(900), 500);

    private final List<Throwable> reported = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpGateway gateway;

    private TestServer(Handler handler, int threads, int waiting) {
        ErrorMapper errors = new ErrorMapper(IllegalMonitorStateException.class::isInstance, this::report);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            gateway = HttpGateway.start(
                    new ServerSettings(address, new Capacity(threads, waiting, Set.of("/reserved")), SHORT),
                    handler,
                    errors);
        } catch (IOException portTaken) {
            throw new UncheckedIOException(portTaken);
        }
    }

    /** A server of four threads. */
    static TestServer answering(Handler handler) {
        return new TestServer(handler, 4, 100);
    }

    /** A server that is busy with one request and full with two. */
    static TestServer ofOneThread(Handler handler) {
        return new TestServer(handler, 1, 1);
    }

    private void report(Throwable thrown, Map<String, String> context) {
        if (!context.keySet().equals(Set.of("request_id", "request"))) {
            throw new IllegalArgumentException("reported with " + context);
        }
        reported.add(thrown);
    }

    /** What was reported as a fault of ours. */
    List<Throwable> reported() {
        return reported;
    }

    /** Reads a body to its end and says how long it was. */
    static Response readAll(InputStream in) {
        try {
            return Response.text(200, in.readAllBytes().length + " bytes");
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    HttpGateway gateway() {
        return gateway;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpClient client() {
        return client;
    }

    /** A connection on which a test writes what no proper client would. */
    Raw connect() throws IOException {
        return new Raw(new Socket(InetAddress.getLoopbackAddress(), gateway.port()));
    }

    @Override
    public void close() {
        gateway.stop(Duration.ZERO);
    }

    /** A connection without any protocol. */
    record Raw(Socket socket) implements AutoCloseable {

        Raw {
            try {
                socket.setSoTimeout(10_000);
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        }

        Raw write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        /** Everything that comes until the server closes. */
        String readToEnd() throws IOException {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }

        /** What comes up to the end of the headers. */
        String readHead() throws IOException {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int b = in.read();
                if (b < 0) {
                    break;
                }
                head.append((char) b);
            }
            return head.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
