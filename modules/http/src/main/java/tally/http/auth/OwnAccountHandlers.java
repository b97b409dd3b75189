package tally.http.auth;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.accounts.Confirmation;
import tally.domain.accounts.NewPassword;
import tally.domain.accounts.PasswordOrigin;
import tally.domain.accounts.SignIn;
import tally.domain.accounts.TokenHash;
import tally.domain.accounts.User;
import tally.domain.accounts.UserDirectory;
import tally.http.json.PasswordBody;
import tally.http.json.SignInView;
import tally.http.json.SignInsView;
import tally.http.server.ApiError;
import tally.http.server.Json;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /auth/password} and {@code /auth/tokens}: what people do to their own account. Safe for use by many threads. */
public final class OwnAccountHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    private final SignIn signIn;
    private final HashingQueue hashing;
    private final UserDirectory directory;

    /** Handlers on these accounts. */
    public OwnAccountHandlers(SignIn signIn, HashingQueue hashing, UserDirectory directory) {
        this.signIn = signIn;
        this.hashing = hashing;
        this.directory = directory;
    }

    /** Another password. All other sign-ins end: they may be somebody else's, who knew the old one. */
    public Response changePassword(Request request, Caller caller) {
        PasswordBody body = Json.read(request.body(), PasswordBody.class);
        User user = caller.user();
        NewPassword password = hashing.join(() -> accepted(body, user));
        directory.setPassword(user.id(), password, asking(request), user.actor());
        LOG.info("Password changed: user_id={}, request={}", user.id(), request.id());
        return Response.noContent();
    }

    private NewPassword accepted(PasswordBody body, User user) {
        refuseUnlessRight(signIn.confirm(user, body.currentPassword()));
        if (body.newPassword().equals(body.currentPassword())) {
            throw ApiError.invalidBody("The new password is the old one.").with("field", "new_password");
        }
        return new NewPassword(signIn.hash(body.newPassword()), PasswordOrigin.OWN);
    }

    private static void refuseUnlessRight(Confirmation answer) {
        if (answer instanceof Confirmation.TooMany tooMany) {
            throw ApiError.rateLimited(
                    "Too many tries with a wrong password. Please wait, then try again.", tooMany.retryAfter());
        }
        if (answer instanceof Confirmation.Wrong) {
            throw new ApiError(400, "INVALID_CREDENTIALS", "The current password is not this one.");
        }
    }

    /** The caller's sign-ins. */
    public Response signIns(Request request, Caller caller) {
        TokenHash asking = asking(request).orElseThrow();
        return Response.json(
                200,
                new SignInsView(directory.sessions(caller.user().id()).stream()
                        .map(session -> SignInView.of(session, asking))
                        .toList()));
    }

    /** Ends one of the caller's sign-ins. */
    public Response endSignIn(Request request, Caller caller) {
        if (!directory.endSession(caller.user().id(), request.pathId("id"))) {
            throw ApiError.notFound();
        }
        return Response.noContent();
    }

    private Optional<TokenHash> asking(Request request) {
        return BearerGate.shown(request).map(signIn::hashOfToken);
    }
}
