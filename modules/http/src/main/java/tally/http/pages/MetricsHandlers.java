package tally.http.pages;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import tally.http.auth.Caller;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /metrics}, for Prometheus. Safe for use by many threads. */
public final class MetricsHandlers {

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<String> page;

    /** Handlers; {@code page} writes the metrics in Prometheus's text format. */
    public MetricsHandlers(Supplier<String> page) {
        this.page = page;
    }

    /** The metrics as they stand. */
    public Response metrics(Request request, Caller caller) {
        return Response.bytes(200, CONTENT_TYPE, page.get().getBytes(StandardCharsets.UTF_8));
    }
}
