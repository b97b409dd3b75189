package tally.http.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where something thrown becomes an answer. An {@link ApiError} says itself what it is, the outside
 * world being away is a 503, and everything else, Errors included, is our fault: a 500 that shows nothing but the
 * request id, one log line with the stack, one report. Safe for use by many threads.
 */
public final class ErrorMapper {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");
    private static final Duration RETRY_AFTER_OUTAGE = Duration.ofSeconds(5);

    private final Predicate<Throwable> isOutage;
    private final BiConsumer<Throwable, Map<String, String>> reporter;
    private final OutageLog outages = new OutageLog(System::nanoTime);

    /**
     * A mapper.
     *
     * @param isOutage tells that something we depend on is away, such as the database
     * @param reporter is told of every fault of ours, with the request id, the method and the path
     */
    public ErrorMapper(Predicate<Throwable> isOutage, BiConsumer<Throwable, Map<String, String>> reporter) {
        this.isOutage = isOutage;
        this.reporter = reporter;
    }

    /** The answer to whatever {@code thrown} is. Never throws. */
    Response toResponse(Throwable thrown, Call call) {
        Optional<ApiError> apiError = find(ApiError.class, thrown);
        if (apiError.isPresent()) {
            return apiError.get().toResponse();
        }
        if (find(ClientGoneException.class, thrown).isPresent()) {
            return ApiError.invalidBody("The connection was lost before all of the request was here.")
                    .toResponse();
        }
        return isOutage.test(thrown) ? outage(thrown, call) : fault(thrown, call);
    }

    /** Reports what went wrong once the status was sent, when only the connection can still tell the client. */
    void afterStatus(Throwable thrown, Call call) {
        if (find(ClientGoneException.class, thrown).isPresent()) {
            LOG.debug("{}: the client went away: {}", call, thrown.toString());
        } else {
            fault(thrown, call);
        }
    }

    private Response outage(Throwable thrown, Call call) {
        outages.refused(call, thrown);
        return ApiError.unavailable("Tally cannot reach its database just now. Please try again.", RETRY_AFTER_OUTAGE)
                .toResponse();
    }

    private Response fault(Throwable thrown, Call call) {
        LOG.error("{}: failed", call, thrown);
        try {
            reporter.accept(thrown, Map.of("request_id", call.requestId(), "request", call.methodAndPath()));
        } catch (RuntimeException reporterFailed) {
            LOG.warn("{}: the failure could not be reported: {}", call, reporterFailed.toString());
        }
        String message = "Something went wrong on our side. Please try again; if it stays, tell us the request id.";
        return new ApiError(500, "INTERNAL_ERROR", message)
                .with("request_id", call.requestId())
                .toResponse();
    }

    /** Looks through the causes as well: what the body's stream throws may have been wrapped by its reader. */
    private static <T extends Throwable> Optional<T> find(Class<T> type, Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, t -> t.map(Throwable::getCause))
                .limit(20)
                .flatMap(Optional::stream)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
