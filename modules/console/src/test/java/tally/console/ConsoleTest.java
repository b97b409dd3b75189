package tally.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ConsoleTest {

    @Test
    void frontPageSaysThatTallyRuns() {
        Console.File page = Console.file("index.html").orElseThrow();
        assertEquals("text/html; charset=utf-8", page.contentType());
        assertTrue(text(page).contains("Tally is running"));
    }

    @Test
    void frontPageRunsNoScriptAndLoadsNothingFromElsewhere() {
        String page = text(Console.file("index.html").orElseThrow());
        assertFalse(page.contains("<script"));
        assertFalse(page.contains("src="));
        assertFalse(page.contains("href=\"http"));
    }

    @Test
    void everythingThatThePageLinksToIsThere() {
        assertTrue(Console.file("console.css").isPresent());
    }

    @Test
    void nothingElseIsThere() {
        for (String name : new String[] {"", ".", "..", "../console/index.html", "Console.class", "/etc/passwd"}) {
            assertTrue(Console.file(name).isEmpty(), name);
        }
    }

    private static String text(Console.File file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }
}
