package tally.http.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import tally.domain.accounts.Session;
import tally.domain.accounts.SignIn;
import tally.http.server.Access;
import tally.http.server.ApiError;
import tally.http.server.Gate;
import tally.http.server.Request;

/**
 * Lets in who shows a token ({@code Authorization: Bearer …}, RFC 6750 §2.1), or a browser that has one in its cookie.
 * Safe for use by many threads.
 */
public final class BearerGate implements Gate<Caller> {

    private static final String SCHEME = "Bearer ";

    /** What somebody may do whose password Tally made up: choose another, and sign out. */
    private static final String OWN_ACCOUNT = "/auth/";

    private final SignIn signIn;
    private final Optional<String> metricsToken;

    /**
     * A gate that asks {@code signIn} whose token it is.
     *
     * @param metricsToken lets whoever shows it read the metrics, and do nothing else
     */
    public BearerGate(SignIn signIn, Optional<String> metricsToken) {
        this.signIn = signIn;
        this.metricsToken = metricsToken;
    }

    @Override
    public Caller admit(Request request, Access access) {
        return switch (access) {
            case PUBLIC -> Caller.ANYONE;
            case SHOP -> new Caller(Optional.of(session(request)));
            case STAFF -> new Caller(Optional.of(staffOnly(session(request))));
            case METRICS -> showsMetricsToken(request) ? Caller.ANYONE : admit(request, Access.STAFF);
        };
    }

    /** Whether the token of a request, which was let in before, would still let staff in. */
    public boolean admitsStaff(Request request) {
        return known(request)
                .filter(session -> session.user().staff() && !session.password().mustChange())
                .isPresent();
    }

    /** Whether the token of a request, which was let in before, still holds. */
    public boolean stillAdmits(Request request) {
        return known(request).isPresent();
    }

    private Session session(Request request) {
        Session session = known(request).orElseThrow(ApiError::unauthenticated);
        if (token(request).isEmpty() && request.changesSomething()) {
            SameOrigin.check(request);
        }
        if (session.password().mustChange() && !request.target().path().startsWith(OWN_ACCOUNT)) {
            throw new ApiError(
                    403,
                    "PASSWORD_CHANGE_REQUIRED",
                    "Please choose a password of your own first (PUT /auth/password).");
        }
        return session;
    }

    private Optional<Session> known(Request request) {
        return shown(request).flatMap(signIn::authenticate);
    }

    /** The token that a request shows, in its header or in its cookie. */
    static Optional<String> shown(Request request) {
        return token(request).or(() -> SessionCookie.token(request));
    }

    /** Compared in the same time wherever the first difference is. */
    private boolean showsMetricsToken(Request request) {
        byte[] shown = token(request).orElse("").getBytes(StandardCharsets.UTF_8);
        return metricsToken
                .map(expected -> MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), shown))
                .orElse(false);
    }

    private static Session staffOnly(Session session) {
        if (!session.user().staff()) {
            throw ApiError.forbidden();
        }
        return session;
    }

    /** The token that a program shows; the name of the scheme is the same in any case (RFC 9110 §11.1). */
    static Optional<String> token(Request request) {
        return request.headers()
                .first("Authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .filter(token -> !token.isEmpty());
    }
}
