package tally.domain.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.domain.UserId;

class SignInTest {
    private static final User STAFF =
            new User(new UserId(new UUID(1, 1)), new Email("staff@tally.example"), true, Optional.empty());
    private static final OneUser ACCOUNTS = new OneUser(STAFF, PasswordHash.of("right"));
    private static final SignIn SIGN_IN = new SignIn(ACCOUNTS);

    @Test
    void theRightPairSignsInForTwelveHours() {
        final Session session = signedIn().session();

        assertEquals(STAFF, session.user());
        assertEquals(OneUser.NOW.plus(Duration.ofHours(12)), session.expiresAt());
    }

    @Test
    void theEmailIsTakenInAnyCase() {
        assertTrue(SIGN_IN.signIn(" Staff@Tally.Example ", "right").isPresent());
    }

    @Test
    void aWrongPasswordDoesNotSignIn() {
        assertEquals(Optional.empty(), SIGN_IN.signIn("staff@tally.example", "wrong"));
    }

    @Test
    void anEmptyPasswordDoesNotSignIn() {
        assertEquals(Optional.empty(), SIGN_IN.signIn("staff@tally.example", ""));
    }

    @Test
    void anUnknownEmailDoesNotSignIn() {
        assertEquals(Optional.empty(), SIGN_IN.signIn("someone@tally.example", "right"));
    }

    @Test
    void thePasswordOfNobodySignsNobodyIn() {
        assertEquals(Optional.empty(), SIGN_IN.signIn("someone@tally.example", "nobody has this password"));
    }

    @Test
    void whatIsNoEmailDoesNotSignIn() {
        assertEquals(Optional.empty(), SIGN_IN.signIn("staff", "right"));
    }

    @Test
    void anEndlessPasswordIsNotEvenHashed() {
        assertEquals(Optional.empty(), SIGN_IN.signIn("staff@tally.example", "x".repeat(1025)));
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
        return SIGN_IN.signIn("staff@tally.example", "right").orElseThrow();
    }
}
