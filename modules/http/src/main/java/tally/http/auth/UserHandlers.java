package tally.http.auth;

import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UserId;
import tally.domain.accounts.NewPassword;
import tally.domain.accounts.PasswordOrigin;
import tally.domain.accounts.SignIn;
import tally.domain.accounts.UserDirectory;
import tally.http.json.AccountView;
import tally.http.json.GeneratedPasswordView;
import tally.http.json.UserChangeBody;
import tally.http.lists.Paging;
import tally.http.server.ApiError;
import tally.http.server.Json;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /admin/api/v1/users}: what staff do to users who are there. Safe for use by many threads. */
public final class UserHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    /** None that is taken for another when it is read out over a telephone. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LETTERS = 16;

    private final UserDirectory directory;
    private final SignIn signIn;
    private final HashingQueue hashing;
    private final SecureRandom random = new SecureRandom();

    /** Handlers on these users. */
    public UserHandlers(UserDirectory directory, SignIn signIn, HashingQueue hashing) {
        this.directory = directory;
        this.signIn = signIn;
        this.hashing = hashing;
    }

    /** A page of the users, by e-mail. */
    public Response list(Request request, Caller caller) {
        PageRequest wanted = Paging.read(request.query());
        Page<AccountView> page = directory.users(wanted).map(AccountView::of);
        return Response.json(200, Paging.view(request, wanted, page));
    }

    /** Lets a user in no more, or in again. Not oneself: nobody might be left who could take it back. */
    public Response change(Request request, Caller caller) {
        UserChangeBody body = Json.read(request.body(), UserChangeBody.class);
        UserId id = new UserId(request.pathId("id"));
        if (id.equals(caller.user().id())) {
            throw ApiError.conflict("You can't disable your own account.");
        }
        if (!directory.setDisabled(id, body.disabled(), caller.user().actor())) {
            throw ApiError.notFound();
        }
        LOG.info("User changed: user_id={}, disabled={}, request={}", id, body.disabled(), request.id());
        return Response.json(200, AccountView.of(directory.user(id).orElseThrow()));
    }

    /** A password that Tally makes up, for someone who has forgotten the old one; with it only another can be chosen. */
    public Response resetPassword(Request request, Caller caller) {
        UserId id = new UserId(request.pathId("id"));
        String password = generated();
        NewPassword stored = new NewPassword(hashing.join(() -> signIn.hash(password)), PasswordOrigin.GENERATED);
        if (!directory.setPassword(id, stored, Optional.empty(), caller.user().actor())) {
            throw ApiError.notFound();
        }
        LOG.info("Password reset: user_id={}, request={}", id, request.id());
        return Response.json(200, new GeneratedPasswordView(password, true));
    }

    /** Ends all sign-ins of a user. */
    public Response endSignIns(Request request, Caller caller) {
        directory.endSessions(new UserId(request.pathId("id")), caller.user().actor());
        return Response.noContent();
    }

    private String generated() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LETTERS; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
