package tally.domain.accounts;

import java.time.Duration;

/** What becomes of an attempt to sign in. */
public interface SignInAnswer {
    /** The pair was right. */
    record Granted(IssuedToken token) implements SignInAnswer {}

    /** The pair was wrong, or the account is disabled: which of it is not said. */
    record Refused() implements SignInAnswer {}

    /** Nobody looked: there were too many tries. */
    record TooMany(Duration retryAfter) implements SignInAnswer {}
}
