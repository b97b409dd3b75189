package tally.http.server;

/**
 * A function from request to response. It throws what goes wrong: {@link ApiError} for what the caller can mend,
 * anything else for what it cannot; {@link ErrorMapper} makes the answer. Must be safe for use by many threads.
 */
@FunctionalInterface
public interface Handler {

    /** Answers a request. */
    Response answer(Request request);
}
