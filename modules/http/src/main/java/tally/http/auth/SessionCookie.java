package tally.http.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tally.http.server.Request;

/**
 * The cookie in which a browser keeps its token (RFC 6265): no script can read it, no other site can have it sent, and
 * it ends with the token.
 */
final class SessionCookie {

    private static final String NAME = "tally_session";
    private static final Pattern VALUE = Pattern.compile("(?:^|;)\\s*" + NAME + "=([^;\\s]+)");
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

    private SessionCookie() {}

    /** The token in the cookie of a request. */
    static Optional<String> token(Request request) {
        return request.headers()
                .first("Cookie")
                .map(VALUE::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
    }

    /** What {@code Set-Cookie} says to keep {@code token} until {@code end}. */
    static String keep(Request request, String token, Instant now, Instant end) {
        long seconds = Math.max(0, Duration.between(now, end).toSeconds());
        return NAME + "=" + token + "; Max-Age=" + seconds + ATTRIBUTES + secure(request);
    }

    /** What {@code Set-Cookie} says to throw it away. */
    static String forget(Request request) {
        return NAME + "=; Max-Age=0" + ATTRIBUTES + secure(request);
    }

    /**
     * Behind a proxy that ends TLS the cookie travels by TLS only. The proxy says so in a header, and nothing is lost
     * where a client made it up: it is the client's own cookie that then travels by TLS only.
     */
    private static String secure(Request request) {
        return request.cameByTls() ? "; Secure" : "";
    }
}
