package tally.domain.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
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

    private static final SignInTries.Limit BY_ACCOUNT = new SignInTries.Limit(10, Duration.ofMinutes(15));
    private static final SignInTries.Limit BY_ADDRESS = new SignInTries.Limit(100, Duration.ofMinutes(15));

    private final Accounts accounts;
    private final SignInTries tries;
    private final Tokens tokens = new Tokens();
    private final PasswordHash nobody = PasswordHash.ofNobody();
    private final Semaphore hashing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /** Sign-in for these accounts. */
    public SignIn(Accounts accounts, SignInTries tries) {
        this.accounts = accounts;
        this.tries = tries;
    }

    /** A fresh session for the right pair. Each try counts against the account, known or not, and against the address. */
    public SignInAnswer signIn(SignInAttempt attempt) {
        final TokenHash account =
                Tokens.hash("account " + attempt.email().strip().toLowerCase(Locale.ROOT));
        final TokenHash address = Tokens.hash("address " + attempt.address());
        final Optional<Duration> wait = tries.count(address, BY_ADDRESS).or(() -> tries.count(account, BY_ACCOUNT));
        if (wait.isPresent()) {
            return new SignInAnswer.TooMany(wait.get());
        }
        final Optional<Accounts.Credentials> right = checked(attempt);
        right.ifPresent(known -> {
            tries.forget(account);
            tries.takeBack(address);
        });
        return right.<SignInAnswer>map(known -> new SignInAnswer.Granted(issue(known, attempt)))
                .orElseGet(SignInAnswer.Refused::new);
    }

    private Optional<Accounts.Credentials> checked(SignInAttempt attempt) {
        final Optional<Accounts.Credentials> known = email(attempt.email()).flatMap(accounts::credentials);
        final PasswordHash expected = known.map(Accounts.Credentials::password).orElse(nobody);
        final boolean right = matches(expected, attempt.password());
        return known.filter(credentials -> right);
    }

    /** Whether this is the password of a user who is signed in; tries count against the account. */
    public Confirmation confirm(User user, String password) {
        final TokenHash account = Tokens.hash("account " + user.email().value());
        final Optional<Duration> wait = tries.count(account, BY_ACCOUNT);
        if (wait.isPresent()) {
            return new Confirmation.TooMany(wait.get());
        }
        final boolean right = accounts.credentials(user.email())
                .filter(known -> matches(known.password(), password))
                .isPresent();
        if (right) {
            tries.forget(account);
        }
        return right ? new Confirmation.Right() : new Confirmation.Wrong();
    }

    /** Hashes a password when it is its turn: a crowd of those starves the rest no more than a crowd at the door. */
    public PasswordHash hash(String password) {
        hashing.acquireUninterruptibly();
        try {
            return PasswordHash.of(password);
        } finally {
            hashing.release();
        }
    }

    /** What the database knows of a token. */
    public TokenHash hashOfToken(String token) {
        return Tokens.hash(token);
    }

    /** The session of a token; empty where it is none, or ended, or too old. */
    public Optional<Session> authenticate(String token) {
        return accounts.session(Tokens.hash(token));
    }

    /** Ends the session of a token, at once and on every node. */
    public void signOut(String token) {
        accounts.endSession(Tokens.hash(token));
    }

    private IssuedToken issue(Accounts.Credentials known, SignInAttempt attempt) {
        final String token = tokens.next();
        final Accounts.SessionStart start =
                new Accounts.SessionStart(known.user().id(), SESSION_LENGTH, attempt.address());
        final Instant expires = accounts.startSession(Tokens.hash(token), start);
        return new IssuedToken(token, new Session(known.user(), expires, known.origin()));
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
