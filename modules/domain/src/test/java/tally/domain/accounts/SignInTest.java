package tally.domain.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.domain.UserId;

class SignInTest {
    private static final User STAFF =
            new User(new UserId(new UUID(1, 1)), new Email("staff@tally.example"), true, Optional.empty());
    private static final OneUser ACCOUNTS = new OneUser(STAFF, PasswordHash.of("right"));
    private static final SignIn SIGN_IN = new SignIn(ACCOUNTS, new CountedTries());

    @Test
    void theRightPairSignsInForTwelveHours() {
        final Session session = signedIn().session();

        assertEquals(STAFF, session.user());
        assertEquals(OneUser.NOW.plus(Duration.ofHours(12)), session.expiresAt());
    }

    @Test
    void theEmailIsTakenInAnyCase() {
        assertTrue(signIn(" Staff@Tally.Example ", "right").isPresent());
    }

    @Test
    void aWrongPasswordDoesNotSignIn() {
        assertEquals(Optional.empty(), signIn("staff@tally.example", "wrong"));
    }

    @Test
    void anEmptyPasswordDoesNotSignIn() {
        assertEquals(Optional.empty(), signIn("staff@tally.example", ""));
    }

    @Test
    void anUnknownEmailDoesNotSignIn() {
        assertEquals(Optional.empty(), signIn("someone@tally.example", "right"));
    }

    @Test
    void thePasswordOfNobodySignsNobodyIn() {
        assertEquals(Optional.empty(), signIn("someone@tally.example", "nobody has this password"));
    }

    @Test
    void whatIsNoEmailDoesNotSignIn() {
        assertEquals(Optional.empty(), signIn("staff", "right"));
    }

    @Test
    void anEndlessPasswordIsNotEvenHashed() {
        assertEquals(Optional.empty(), signIn("staff@tally.example", "x".repeat(1025)));
    }

    @Test
    void theTokenStandsForTheSession() {
        final IssuedToken issued = signedIn();

        assertEquals(Optional.of(issued.session()), SIGN_IN.authenticate(issued.token()));
    }

    @Test
    void anotherTokenStandsForNone() {
        assertEquals(Optional.empty(), SIGN_IN.authenticate(signedIn().token() + "x"));
    }

    @Test
    void theTokenIsDeadAfterSigningOut() {
        final String token = signedIn().token();
        SIGN_IN.signOut(token);

        assertEquals(Optional.empty(), SIGN_IN.authenticate(token));
    }

    @Test
    void signingOutEndsNoOtherSession() {
        final String other = signedIn().token();
        SIGN_IN.signOut(signedIn().token());

        assertTrue(SIGN_IN.authenticate(other).isPresent());
    }

    @Test
    void aTokenHas256RandomBitsInTextThatFitsIntoAHeader() {
        assertTrue(signedIn().token().matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void twoTokensDiffer() {
        assertNotEquals(signedIn().token(), signedIn().token());
    }

    @Test
    void noLogGetsTheToken() {
        final IssuedToken issued = signedIn();

        assertFalse(issued.toString().contains(issued.token()));
    }

    @Test
    void theDatabaseGetsTheSha256OfTheToken() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Tokens.hash("abc").hex());
    }

    private static IssuedToken signedIn() {
        return signIn("staff@tally.example", "right").orElseThrow();
    }

    private static Optional<IssuedToken> signIn(String email, String password) {
        return SIGN_IN.signIn(new SignInAttempt(email, password, "192.0.2.1")) instanceof SignInAnswer.Granted granted
                ? Optional.of(granted.token())
                : Optional.empty();
    }

    @Test
    void tooManyWrongPasswordsOfAnAccountHaveToWaitWhetherItExistsOrNot() {
        for (final String email : List.of("staff@tally.example", "nobody@tally.example")) {
            final SignIn door = new SignIn(ACCOUNTS, new CountedTries());
            for (int i = 0; i < 10; i++) {
                assertInstanceOf(
                        SignInAnswer.Refused.class, door.signIn(new SignInAttempt(email, "wrong", "192.0.2." + i)));
            }
            assertInstanceOf(SignInAnswer.TooMany.class, door.signIn(new SignInAttempt(email, "right", "192.0.2.99")));
        }
    }

    @Test
    void tooManyTriesFromAnAddressHaveToWaitWhicheverTheAccount() {
        final SignIn door = new SignIn(ACCOUNTS, new CountedTries());
        for (int i = 0; i < 100; i++) {
            door.signIn(new SignInAttempt("someone" + i, "x".repeat(1025), "192.0.2.7"));
        }
        assertInstanceOf(
                SignInAnswer.TooMany.class,
                door.signIn(new SignInAttempt("staff@tally.example", "right", "192.0.2.7")));
    }

    @Test
    void rightPasswordsNeverHaveToWait() {
        final SignIn door = new SignIn(ACCOUNTS, new CountedTries());
        for (int i = 0; i < 20; i++) {
            assertInstanceOf(
                    SignInAnswer.Granted.class,
                    door.signIn(new SignInAttempt("staff@tally.example", "right", "192.0.2.8")));
        }
    }

    @Test
    void thePasswordOfWhoIsSignedInIsConfirmedAndGuessesCount() {
        final SignIn door = new SignIn(ACCOUNTS, new CountedTries());
        assertInstanceOf(Confirmation.Right.class, door.confirm(STAFF, "right"));
        for (int i = 0; i < 10; i++) {
            assertInstanceOf(Confirmation.Wrong.class, door.confirm(STAFF, "wrong"));
        }
        assertInstanceOf(Confirmation.TooMany.class, door.confirm(STAFF, "right"));
    }

    @Test
    void aPasswordIsHashedForStoring() {
        assertTrue(SIGN_IN.hash("a new one").matches("a new one"));
    }

    @Test
    void theHashOfATokenIsTheOneThatIsStored() {
        assertEquals(Tokens.hash("abc"), SIGN_IN.hashOfToken("abc"));
    }

    @Test
    void noLogGetsWhatWasTyped() {
        assertEquals("SignInAttempt[192.0.2.1]", new SignInAttempt("a@b.c", "secret", "192.0.2.1").toString());
    }

    /** Tries without a clock. One thread. */
    private static final class CountedTries implements SignInTries {
        private final Map<TokenHash, Integer> tries = new HashMap<>();

        @Override
        public Optional<Duration> count(TokenHash subject, Limit limit) {
            return tries.merge(subject, 1, Integer::sum) > limit.most() ? Optional.of(limit.time()) : Optional.empty();
        }

        @Override
        public void forget(TokenHash subject) {
            tries.remove(subject);
        }

        @Override
        public void takeBack(TokenHash subject) {
            tries.merge(subject, -1, Integer::sum);
        }
    }
}
