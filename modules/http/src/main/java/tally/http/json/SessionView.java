package tally.http.json;

import java.time.Instant;
import tally.domain.accounts.Session;

/** A sign-in that a browser keeps: who it is, and until when. The token itself is in the cookie alone. */
public record SessionView(Instant expiresAt, TokenView.SignedIn user) {

    /** The view of a sign-in. */
    public static SessionView of(Session session) {
        return new SessionView(session.expiresAt(), TokenView.SignedIn.of(session));
    }
}
