package tally.http.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Sends one response: the only place that calls {@code sendResponseHeaders}, whose length argument means 'chunked' for
 * 0 and 'no body' for -1. Used once, by one thread.
 */
final class ResponseSender {

    private static final int NO_BODY = -1;
    private static final int CHUNKED = 0;

    /**
     * What every response has. Pages come from us alone, hold no script or style of their own and run in no frame; an
     * image may also be one that the page has just been given ({@code blob:}). Answers are not for caches.
     */
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store",
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self';"
                            + " font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

    private final HttpExchange exchange;
    private final Watch watch;

    ResponseSender(HttpExchange exchange, Watch watch) {
        this.exchange = exchange;
        this.watch = watch;
    }

    /** Sends {@code response}, then drains what the client is still sending, within {@code bound}. */
    void send(Response response, IncomingBody body, Drain bound) throws IOException {
        setHeaders(response);
        if (isHead() || response.content().length().orElse(1) == 0) {
            body.drain(bound);
            sendWithoutBody(response);
        } else {
            OutputStream out = sendWithBody(response);
            body.drain(bound);
            out.close();
        }
    }

    /** Says that the connection ends with this response. */
    void announceClose() {
        exchange.getResponseHeaders().set("Connection", "close");
    }

    private void setHeaders(Response response) {
        Headers headers = exchange.getResponseHeaders();
        ALWAYS.forEach(headers::set);
        response.headers().forEach((name, value) -> headers.set(name, HeaderText.clean(value)));
    }

    /** A HEAD is told the length of what a GET would bring, where it is known; the server would not do it. */
    private void sendWithoutBody(Response response) throws IOException {
        if (isHead()) {
            response.content()
                    .length()
                    .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", Long.toString(length)));
        }
        sendHead(response.status(), NO_BODY);
    }

    private OutputStream sendWithBody(Response response) throws IOException {
        sendHead(response.status(), response.content().length().orElse(CHUNKED));
        OutputStream out = new WatchedOutput(exchange.getResponseBody(), watch);
        response.content().writeTo(out);
        out.flush();
        return out;
    }

    private void sendHead(int status, long length) throws ClientGoneException {
        watch.beginTransfer(System.nanoTime());
        try {
            exchange.sendResponseHeaders(status, length);
        } catch (IOException lost) {
            throw new ClientGoneException("lost before the answer: " + lost.getMessage(), lost);
        } finally {
            watch.endTransfer(System.nanoTime(), 0);
        }
    }

    private boolean isHead() {
        return exchange.getRequestMethod().equals("HEAD");
    }
}
