package tally.http.auth;

import java.util.Optional;
import tally.domain.accounts.Session;
import tally.domain.accounts.User;

/**
 * Who sent a request, as the {@link BearerGate} found out.
 *
 * @param session the sign-in; empty on a public route
 */
public record Caller(Optional<Session> session) {

    /** Someone on a public route, whom nobody asked. */
    static final Caller ANYONE = new Caller(Optional.empty());

    /** The signed-in user; a public route has none and must not ask. */
    public User user() {
        return session.map(Session::user)
                .orElseThrow(() -> new IllegalStateException("A public route asked who calls"));
    }
}
