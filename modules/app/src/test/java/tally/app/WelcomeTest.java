package tally.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WelcomeTest {
    private static final List<String> SIGN_INS =
            List.of("staff  staff@tally.example  staffpassword", "shop   ahmed@tally.example  shoppassword");

    @Test
    void itSaysWhereTallyIs() {
        assertEquals(
                "Tally is running: http://127.0.0.1:8080",
                Welcome.text("127.0.0.1", 8080, List.of()).strip());
    }

    @Test
    void aServerThatListensEverywhereIsReachedHere() {
        assertTrue(Welcome.text("0.0.0.0", 80, List.of()).contains("http://127.0.0.1:80"));
    }

    @Test
    void everySignInIsShown() {
        final String text = Welcome.text("127.0.0.1", 8080, SIGN_INS);

        SIGN_INS.forEach(signIn -> assertTrue(text.contains(signIn), text));
    }

    @Test
    void theLinesToTryItAreThoseOfTheShop() {
        final List<String> lines = Welcome.text("127.0.0.1", 8080, SIGN_INS)
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("curl"))
                .toList();

        assertEquals(
                "TOKEN=$(curl -s http://127.0.0.1:8080/auth/token"
                        + " -d '{\"email\":\"ahmed@tally.example\",\"password\":\"shoppassword\"}'"
                        + " -H 'Content-Type: application/json' | sed 's/.*\"token\":\"\\([^\"]*\\)\".*/\\1/')",
                lines.get(0));
        assertEquals(
                "curl -H \"Authorization: Bearer $TOKEN\" -F file=@sample-data/sales.csv"
                        + " http://127.0.0.1:8080/data/upload-csv",
                lines.get(1));
        assertEquals(
                "curl -H \"Authorization: Bearer $TOKEN\" http://127.0.0.1:8080/api/v1/transactions/summary",
                lines.get(2));
    }

    @Test
    void withoutSignInsThereIsNothingToTry() {
        assertFalse(Welcome.text("127.0.0.1", 8080, List.of()).contains("curl"));
    }
}
