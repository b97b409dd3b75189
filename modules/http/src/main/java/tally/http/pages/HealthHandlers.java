package tally.http.pages;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tally.http.server.ApiError;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /healthz} and {@code /readyz}, for whoever watches the process. Safe for use by many threads. */
public final class HealthHandlers {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Supplier<List<String>> missing;

    /** Handlers; {@code missing} says in sentences what keeps Tally from serving, nothing where it can. */
    public HealthHandlers(Supplier<List<String>> missing) {
        this.missing = missing;
    }

    /** The process lives: it answers. */
    public Response alive(Request request) {
        return Response.json(200, Map.of("status", "ok"));
    }

    /** It can serve, or what it lacks. */
    public Response ready(Request request) {
        List<String> lacking = missing.get();
        if (!lacking.isEmpty()) {
            throw ApiError.unavailable(String.join(" ", lacking), RETRY_AFTER).with("missing", lacking);
        }
        return Response.json(200, Map.of("status", "ready"));
    }
}
