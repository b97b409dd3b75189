package tally.http.pages;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tally.http.server.ApiError;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /healthz} and {@code /readyz}, for whoever watches the process. Safe for use by many threads. */
public final class HealthHandlers {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Supplier<List<String>> missing;
    private final List<String> lacking;

    /**
     * Handlers.
     *
     * @param missing says in sentences what keeps Tally from serving, nothing where it can
     * @param optional what it lacks and can serve without
     */
    public HealthHandlers(Supplier<List<String>> missing, Optional<String> optional) {
        this.missing = missing;
        this.lacking = optional.stream().toList();
    }

    /** The process lives: it answers. */
    public Response alive(Request request) {
        return Response.json(200, Map.of("status", "ok"));
    }

    /** It can serve, or what it lacks. */
    public Response ready(Request request) {
        List<String> needed = missing.get();
        if (!needed.isEmpty()) {
            throw ApiError.unavailable(String.join(" ", needed), RETRY_AFTER).with("missing", needed);
        }
        return Response.json(200, Map.of("status", "ready", "missing", lacking));
    }
}
