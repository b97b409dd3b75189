package tally.domain.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.domain.UserId;

class PasswordOriginTest {
    @Test
    void onesOwnPasswordMayStay() {
        assertFalse(PasswordOrigin.OWN.shouldChange() || PasswordOrigin.OWN.mustChange());
    }

    @Test
    void aGivenPasswordShouldChangeAndNeedNot() {
        assertTrue(PasswordOrigin.GIVEN.shouldChange());
        assertFalse(PasswordOrigin.GIVEN.mustChange());
    }

    @Test
    void aGeneratedPasswordMustChange() {
        assertTrue(PasswordOrigin.GENERATED.shouldChange() && PasswordOrigin.GENERATED.mustChange());
        assertEquals("generated", PasswordOrigin.GENERATED.wireName());
    }

    @Test
    void credentialsHoldAGivenPasswordUnlessSaidOtherwise() {
        final User user = new User(new UserId(new UUID(1, 1)), new Email("a@b.c"), true, Optional.empty());
        final PasswordHash hash = new PasswordHash("x");

        assertEquals(new NewPassword(hash, PasswordOrigin.GIVEN), new Accounts.Credentials(user, hash).chosen());
    }
}
