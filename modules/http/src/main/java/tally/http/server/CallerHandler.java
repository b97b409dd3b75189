package tally.http.server;

/**
 * A {@link Handler} that is told who calls.
 *
 * @param <C> what the {@link Gate} makes of a caller
 */
@FunctionalInterface
public interface CallerHandler<C> {

    /** Answers a request of {@code caller}, whom the gate has let in. */
    Response answer(Request request, C caller);
}
