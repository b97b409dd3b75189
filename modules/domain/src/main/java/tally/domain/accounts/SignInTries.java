package tally.domain.accounts;

import java.time.Duration;
import java.util.Optional;

/**
 * Counts how often somebody tried to sign in, for all nodes together. A subject is an account or an address; it is told
 * from others by its hash alone. Each method is one transaction. Safe for use by many threads.
 */
public interface SignInTries {
    /**
     * Counts a try, before it is known how it ends: so two tries at once are two.
     *
     * @return how long to wait before the next try, where there were more than the limit allows in its time
     */
    Optional<Duration> count(TokenHash subject, Limit limit);

    /** Forgets the tries of a subject that has shown that it is the right one. */
    void forget(TokenHash subject);

    /** Takes one try back: it was a right one. */
    void takeBack(TokenHash subject);

    /**
     * So many tries in so much time, which begins with the first of them.
     *
     * @param most how many are let through
     */
    record Limit(int most, Duration time) {}
}
