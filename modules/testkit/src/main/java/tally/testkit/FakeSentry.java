package tally.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPInputStream;

/** Takes Sentry's envelopes over HTTP, one request a connection, or takes none and stays silent. */
public final class FakeSentry implements AutoCloseable {

    private static final byte[] OK =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final BlockingQueue<String> envelopes = new LinkedBlockingQueue<>();

    private FakeSentry(ServerSocket server) {
        this.server = server;
    }

    /** Takes envelopes from now on, on a free port of this machine. */
    public static FakeSentry start() throws IOException {
        FakeSentry sentry = silent();
        Thread thread = new Thread(sentry::serve, "fake-sentry");
        thread.setDaemon(true);
        thread.start();
        return sentry;
    }

    /** Lets a client connect and never answers. */
    public static FakeSentry silent() throws IOException {
        return new FakeSentry(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    /** The address to give as {@code SENTRY_DSN}. */
    public String dsn() {
        return "http://key@127.0.0.1:" + server.getLocalPort() + "/1";
    }

    /** What has come, in order; one envelope is lines of JSON. */
    public BlockingQueue<String> envelopes() {
        return envelopes;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                envelopes.add(envelope(new BufferedInputStream(client.getInputStream())));
                client.getOutputStream().write(OK);
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static String envelope(InputStream request) throws IOException {
        int length = 0;
        for (String line = line(request); !line.isEmpty(); line = line(request)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        byte[] body = request.readNBytes(length);
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
