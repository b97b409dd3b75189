package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowProblemTest {
    @Test
    void aValueOf255CharactersIsKept() {
        assertEquals("v".repeat(255), problem("v".repeat(255), "m").value());
    }

    @Test
    void aLongerValueIsCutAndSaysSo() {
        assertEquals("v".repeat(254) + "…", problem("v".repeat(256), "m").value());
    }

    @Test
    void noCharacterIsCutInHalf() {
        final String emoji = "\uD83D\uDECD";

        assertEquals(emoji.repeat(254) + "…", problem(emoji.repeat(300), "m").value());
    }

    @Test
    void aMessageIsCutAt500Characters() {
        assertEquals("m".repeat(499) + "…", problem("v", "m".repeat(501)).message());
    }

    @Test
    void valueAndMessageCanBeStoredAndLogged() {
        final RowProblem problem = problem("a\u0000b", "line\nbreak");

        assertEquals("a\u2400b", problem.value());
        assertEquals("line\u240Abreak", problem.message());
    }

    private static RowProblem problem(String value, String message) {
        return new RowProblem(ErrorCode.WRONG_FIELD_COUNT, Optional.empty(), value, message);
    }
}
