package tally.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void valuesOptionsAndFlagsMayStandInAnyOrder() {
        final Arguments arguments = parse("--staff", "a@b.example", "--business", "Ahmed's Shop");

        assertEquals("a@b.example", arguments.only("EMAIL"));
        assertEquals(Optional.of("Ahmed's Shop"), arguments.option("--business"));
        assertTrue(arguments.flag("--staff"));
    }

    @Test
    void whatIsNotThereIsAbsent() {
        final Arguments arguments = parse();

        assertEquals(Optional.empty(), arguments.option("--business"));
        assertFalse(arguments.flag("--staff"));
        arguments.none();
    }

    @Test
    void anUnknownOptionIsRefusedByName() {
        assertEquals("Unknown option --shop", refusal(() -> parse("--shop", "x")));
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertEquals("--business needs a value", refusal(() -> parse("--business")));
    }

    @Test
    void aMissingValueIsAskedFor() {
        assertEquals("The FILE is missing", refusal(() -> parse().only("The FILE")));
    }

    @Test
    void aSecondValueIsRefused() {
        assertEquals("Too many words: [a, b]", refusal(() -> parse("a", "b").only("The FILE")));
        assertEquals("Too many words: [a]", refusal(() -> parse("a").none()));
    }

    private static Arguments parse(String... words) {
        return Arguments.parse(List.of(words), Set.of("--business"), Set.of("--staff"));
    }

    private static String refusal(Runnable call) {
        return String.valueOf(assertThrows(UsageException.class, call::run).getMessage());
    }
}
