package tally.http.auth;

import java.net.URI;
import java.util.Optional;
import tally.http.server.ApiError;
import tally.http.server.Request;

/**
 * Protects what a browser is signed in to from pages of other sites, which can have it send requests with its cookies.
 * A request that changes something must carry a header that only scripts of the same origin can add without asking
 * first (Tally never says yes), and must not be called cross-site by the browser itself.
 */
final class SameOrigin {

    /** The header that the console's scripts add; its value says nothing. */
    static final String HEADER = "X-Tally-Console";

    private SameOrigin() {}

    /** Refuses, with 403, a request that may come from elsewhere. */
    static void check(Request request) {
        boolean marked = request.headers().first(HEADER).isPresent();
        if (!marked || !saidByBrowser(request).orElseGet(() -> originIsOurs(request))) {
            throw new ApiError(
                    403,
                    "FORBIDDEN",
                    "Nothing was changed: this did not come from Tally's own page. Programs sign in with a token"
                            + " (POST /auth/token), scripts of the page send the header " + HEADER + ".");
        }
    }

    /** Browsers say where a request comes from, wherever the page came by TLS or from this machine (Fetch Metadata). */
    private static Optional<Boolean> saidByBrowser(Request request) {
        return request.headers().first("Sec-Fetch-Site").map("same-origin"::equals);
    }

    /** The older way: the page's origin must be the server that the request names (RFC 6454 §7). */
    private static boolean originIsOurs(Request request) {
        Optional<String> origin = request.headers().first("Origin");
        return origin.isEmpty()
                || origin.flatMap(SameOrigin::authority)
                        .equals(request.headers().first("Host"));
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }
}
