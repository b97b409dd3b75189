package tally.http.auth;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.UserId;
import tally.domain.accounts.IssuedToken;
import tally.domain.accounts.SignIn;
import tally.domain.accounts.SignInAnswer;
import tally.domain.accounts.SignInAttempt;
import tally.http.json.SignInBody;
import tally.http.json.TokenView;
import tally.http.server.ApiError;
import tally.http.server.Json;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /auth/token}: signing in and out. Safe for use by many threads. */
public final class TokenHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    private final SignIn signIn;
    private final HashingQueue hashing;

    /** Handlers on these accounts. */
    public TokenHandlers(SignIn signIn, HashingQueue hashing) {
        this.signIn = signIn;
        this.hashing = hashing;
    }

    /** A token for an e-mail and a password. Which of the two is wrong is not said. */
    public Response signIn(Request request) {
        return Response.json(200, TokenView.of(issue(request)));
    }

    /** The same for whoever answers in another way. */
    IssuedToken issue(Request request) {
        SignInBody body = Json.read(request.body(), SignInBody.class);
        return hashing.join(() -> issue(body, request));
    }

    /** Ends the sign-in whose token was shown, in the header or in a cookie. */
    public Response signOut(Request request, Caller caller) {
        BearerGate.shown(request).ifPresent(signIn::signOut);
        return Response.noContent();
    }

    private IssuedToken issue(SignInBody body, Request request) {
        String address = request.origin().remoteAddress();
        SignInAnswer answer = signIn.signIn(new SignInAttempt(body.email(), body.password(), address));
        if (answer instanceof SignInAnswer.Granted granted) {
            LOG.info("Signed in: user_id={}, address={}, request={}", userId(granted), address, request.id());
            return granted.token();
        }
        LOG.warn("Sign-in refused: address={}, request={}", address, request.id());
        if (answer instanceof SignInAnswer.TooMany tooMany) {
            throw ApiError.rateLimited("Too many tries to sign in. Please wait, then try again.", tooMany.retryAfter());
        }
        throw new ApiError(401, "INVALID_CREDENTIALS", "This e-mail and password do not belong to an account.");
    }

    private static UserId userId(SignInAnswer.Granted granted) {
        return granted.token().session().user().id();
    }
}
