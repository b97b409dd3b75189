package tally.domain.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private static final PasswordHash HASH = PasswordHash.of("correct horse");

    @Test
    void thePasswordMatches() {
        assertTrue(HASH.matches("correct horse"));
    }

    @Test
    void anotherPasswordDoesNotMatch() {
        assertFalse(HASH.matches("Correct horse"));
    }

    @Test
    void theEmptyPasswordDoesNotMatch() {
        assertFalse(HASH.matches(""));
    }

    @Test
    void theStoredFormNamesItsSchemeAndCount() {
        assertTrue(HASH.encoded().startsWith("pbkdf2-sha256$600000$"));
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertNotEquals(HASH, PasswordHash.of("correct horse"));
    }

    @Test
    void thatOfNobodyIsNoOtherToLookAtAndIsAnotherEachTime() {
        PasswordHash nobody = PasswordHash.ofNobody();

        assertFalse(nobody.matches("correct horse"));
        assertEquals(HASH.encoded().length(), nobody.encoded().length());
        assertTrue(nobody.encoded().startsWith("pbkdf2-sha256$600000$"));
        assertNotEquals(nobody, PasswordHash.ofNobody());
    }

    @Test
    void aHashFromElsewhereIsChecked() {
        assertTrue(new PasswordHash("pbkdf2-sha256$2$c2FsdA==$rk0Mla9rRtMtCt/5KPBt0CowP47zwlHf1uLYWpVHTEM=")
                .matches("password"));
    }

    @Test
    void noLogGetsTheHash() {
        assertEquals("PasswordHash[pbkdf2-sha256]", HASH.toString());
    }
}
