package tally.http.auth;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import tally.domain.accounts.IssuedToken;
import tally.domain.accounts.SignIn;
import tally.http.json.SignInBody;
import tally.http.json.TokenView;
import tally.http.server.ApiError;
import tally.http.server.Json;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /auth/token}: signing in and out. Safe for use by many threads. */
public final class TokenHandlers {

    /** Each waits for its turn at a hash that takes 200 ms; more of them would take every thread of the server. */
    private static final int MAX_WAITING = 8;

    private final SignIn signIn;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    /** Handlers on these accounts. */
    public TokenHandlers(SignIn signIn) {
        this.signIn = signIn;
    }

    /** A token for an e-mail and a password. Which of the two is wrong is not said. */
    public Response signIn(Request request) {
        return Response.json(200, TokenView.of(issue(request)));
    }

    /** The same for whoever answers in another way. */
    IssuedToken issue(Request request) {
        SignInBody body = Json.read(request.body(), SignInBody.class);
        if (!waiting.tryAcquire()) {
            throw ApiError.unavailable("Many people are signing in. Please try again.", Duration.ofSeconds(1));
        }
        try {
            return issue(body);
        } finally {
            waiting.release();
        }
    }

    /** Ends the sign-in whose token was shown. */
    public Response signOut(Request request, Caller caller) {
        BearerGate.token(request).ifPresent(signIn::signOut);
        return Response.noContent();
    }

    private IssuedToken issue(SignInBody body) {
        return signIn.signIn(body.email(), body.password())
                .orElseThrow(() -> new ApiError(
                        401, "INVALID_CREDENTIALS", "This e-mail and password do not belong to an account."));
    }
}
