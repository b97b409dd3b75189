package tally.http.auth;

import java.time.Clock;
import tally.domain.accounts.IssuedToken;
import tally.domain.accounts.SignIn;
import tally.http.json.SessionView;
import tally.http.server.Request;
import tally.http.server.Response;

/**
 * {@code /auth/session}: signing in and out in a browser. The same tokens as {@link TokenHandlers} gives out, kept in a
 * cookie that no script can read. Safe for use by many threads.
 */
public final class SessionHandlers {

    private final TokenHandlers tokens;
    private final SignIn signIn;
    private final Clock clock;

    /** Handlers that sign in as {@code tokens} does; {@code clock} says how long a cookie has to live. */
    public SessionHandlers(TokenHandlers tokens, SignIn signIn, Clock clock) {
        this.tokens = tokens;
        this.signIn = signIn;
        this.clock = clock;
    }

    /** A session for an e-mail and a password. Not for other sites: they could sign a person in as somebody else. */
    public Response signIn(Request request) {
        SameOrigin.check(request);
        IssuedToken issued = tokens.issue(request);
        String cookie = SessionCookie.keep(
                request, issued.token(), clock.instant(), issued.session().expiresAt());
        return Response.json(200, SessionView.of(issued.session())).with("Set-Cookie", cookie);
    }

    /** Who is signed in. */
    public Response current(Request request, Caller caller) {
        return Response.json(200, SessionView.of(caller.session().orElseThrow()));
    }

    /** Ends the session, on every node; one that has ended already only leaves the browser. */
    public Response signOut(Request request) {
        SameOrigin.check(request);
        SessionCookie.token(request).ifPresent(signIn::signOut);
        return Response.noContent().with("Set-Cookie", SessionCookie.forget(request));
    }
}
