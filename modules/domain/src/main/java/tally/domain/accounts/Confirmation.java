package tally.domain.accounts;

import java.time.Duration;

/** Whether somebody who is signed in knows the password. */
public interface Confirmation {
    /** They do. */
    record Right() implements Confirmation {}

    /** They do not. */
    record Wrong() implements Confirmation {}

    /** Nobody looked: there were too many tries. */
    record TooMany(Duration retryAfter) implements Confirmation {}
}
