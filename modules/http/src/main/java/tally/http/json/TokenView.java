package tally.http.json;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tally.domain.accounts.Business;
import tally.domain.accounts.IssuedToken;
import tally.domain.accounts.Session;
import tally.domain.accounts.User;

/** A sign-in, with the token that is shown this once. */
public record TokenView(String token, Instant expiresAt, SignedIn user) {

    /** The view of a fresh sign-in. */
    public static TokenView of(IssuedToken issued) {
        return new TokenView(issued.token(), issued.session().expiresAt(), SignedIn.of(issued.session()));
    }

    /**
     * Who signed in.
     *
     * @param mustChangePassword whether somebody else may know the password, so that it should be changed
     */
    public record SignedIn(
            UUID id,
            String email,
            boolean isStaff,
            Optional<UUID> businessId,
            Optional<String> businessName,
            boolean mustChangePassword) {

        static SignedIn of(Session session) {
            User user = session.user();
            return new SignedIn(
                    user.id().value(),
                    user.email().value(),
                    user.staff(),
                    user.business().map(business -> business.id().value()),
                    user.business().map(Business::name),
                    session.password().shouldChange());
        }
    }
}
