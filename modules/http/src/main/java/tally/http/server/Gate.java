package tally.http.server;

/**
 * Stands between every route and its handler and says who calls. Nothing gets past the router without it, so a
 * handler need not remember to ask. Must be safe for use by many threads.
 *
 * @param <C> what it makes of a caller
 */
@FunctionalInterface
public interface Gate<C> {

    /** Lets the caller of {@code request} in, or throws {@link ApiError} 401 or 403. */
    C admit(Request request, Access access);
}
