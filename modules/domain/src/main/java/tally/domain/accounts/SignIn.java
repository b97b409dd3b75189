package tally.domain.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Turns an e-mail and a password into a token, and a token into a session. Safe for use by many threads.
 *
 * <p>An unknown e-mail costs the same as a wrong password, so the time does not tell who has an account. Hashing is
 * bound to a few at once: otherwise a crowd at the door would starve all other work.
 */
public final class SignIn {
    private static final Duration SESSION_LENGTH = Duration.ofHours(12);
    private static final int MAX_PASSWORD_CHARS = 1024;

    private final Accounts accounts;
    private final Tokens tokens = new Tokens();
    private final PasswordHash nobody = PasswordHash.of("nobody has this password");
    private final Semaphore hashing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /** Sign-in for these accounts. */
    public SignIn(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A fresh session for the right pair; empty for a wrong one, whatever is wrong with it. */
    public Optional<IssuedToken> signIn(String email, String password) {
        final Optional<Accounts.Credentials> known = email(email).flatMap(accounts::credentials);
        final PasswordHash expected = known.map(Accounts.Credentials::password).orElse(nobody);
        final boolean right = matches(expected, password);
        return known.filter(credentials -> right).map(credentials -> issue(credentials.user()));
    }

    /** The session of a token; empty where it is none, or ended, or too old. */
    public Optional<Session> authenticate(String token) {
        return accounts.session(Tokens.hash(token));
    }

    /** Ends the session of a token, at once and on every node. */
    public void signOut(String token) {
        accounts.endSession(Tokens.hash(token));
    }

    private IssuedToken issue(User user) {
        final String token = tokens.next();
        final Instant expires = accounts.startSession(Tokens.hash(token), user.id(), SESSION_LENGTH);
        return new IssuedToken(token, new Session(user, expires));
    }

    private boolean matches(PasswordHash expected, String password) {
        if (password.length() > MAX_PASSWORD_CHARS) {
            return false;
        }
        hashing.acquireUninterruptibly();
        try {
            return expected.matches(password);
        } finally {
            hashing.release();
        }
    }

    private static Optional<Email> email(String text) {
        try {
            return Optional.of(new Email(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
