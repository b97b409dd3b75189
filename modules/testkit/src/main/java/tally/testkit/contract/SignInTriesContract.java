package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.accounts.SignInTries;
import tally.domain.accounts.TokenHash;

/** What {@link SignInTries} promises. */
public abstract class SignInTriesContract extends StoreContract {
    private static final TokenHash SUBJECT = new TokenHash("ab".repeat(32));
    private static final TokenHash ANOTHER = new TokenHash("cd".repeat(32));
    private static final SignInTries.Limit TWO = new SignInTries.Limit(2, Duration.ofMinutes(15));

    /** For subclasses. */
    protected SignInTriesContract() {}

    private Optional<Duration> attempt() {
        return stores().tries().count(SUBJECT, TWO);
    }

    private void tryTwice() {
        assertEquals(Optional.empty(), attempt());
        assertEquals(Optional.empty(), attempt());
    }

    @Test
    void oneTryTooManyHasToWaitUntilTheTimeIsOver() {
        tryTwice();
        stores().timePasses(Duration.ofMinutes(5));
        final Duration wait = attempt().orElseThrow();

        assertTrue(wait.compareTo(Duration.ofMinutes(9)) > 0 && wait.compareTo(Duration.ofMinutes(11)) < 0);
    }

    @Test
    void anotherSubjectNeedNotWait() {
        tryTwice();

        assertTrue(attempt().isPresent());
        assertEquals(Optional.empty(), stores().tries().count(ANOTHER, TWO));
    }

    @Test
    void theTimeBeginsAnewOnceItIsOver() {
        tryTwice();
        stores().timePasses(Duration.ofMinutes(16));

        tryTwice();
        assertTrue(attempt().isPresent());
    }

    @Test
    void whoWasRightIsForgotten() {
        tryTwice();
        stores().tries().forget(SUBJECT);

        assertEquals(Optional.empty(), attempt());
    }

    @Test
    void aTryCanBeTakenBack() {
        tryTwice();
        stores().tries().takeBack(SUBJECT);

        assertEquals(Optional.empty(), attempt());
        assertTrue(attempt().isPresent());
    }

    @Test
    void ofManyTriesAtOnceNoMoreAreLetThrough() {
        final List<Optional<Duration>> answers = AtOnce.run(8, this::attempt);

        assertEquals(2, Collections.frequency(answers, Optional.empty()));
    }
}
