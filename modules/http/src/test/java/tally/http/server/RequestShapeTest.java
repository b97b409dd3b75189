package tally.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestShapeTest {

    private static final Map<String, List<String>> USUAL = Map.of("Host", List.of("tally.example"));

    private static Optional<Integer> status(String protocol, String target, Map<String, List<String>> headers) {
        return RequestShape.problem(protocol, target, new RequestHeaders(headers))
                .map(ApiError::status);
    }

    @Test
    void usualRequestHasNoProblem() {
        assertEquals(Optional.empty(), status("HTTP/1.1", "/", USUAL));
        assertEquals(Optional.empty(), status("HTTP/1.0", "/", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/0.9", "b HTTP/1.1", "http/1.1", ""})
    void otherProtocolIsRefused(String protocol) {
        assertEquals(Optional.of(400), status(protocol, "/", USUAL));
    }

    @Test
    void hostMustStandThereOnce() {
        assertEquals(Optional.of(400), status("HTTP/1.1", "/", Map.of()));
        assertEquals(Optional.of(400), status("HTTP/1.1", "/", Map.of("Host", List.of("a", "b"))));
    }

    @Test
    void longAddressIsRefused() {
        assertEquals(Optional.empty(), status("HTTP/1.1", "/" + "a".repeat(8 * 1024 - 1), USUAL));
        assertEquals(Optional.of(414), status("HTTP/1.1", "/" + "a".repeat(8 * 1024), USUAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\rb", "a\nb", "\u007f"})
    void controlCharacterInAHeaderIsRefused(String value) {
        Map<String, List<String>> headers = Map.of("Host", List.of("x"), "A", List.of(value));
        assertEquals(Optional.of(400), status("HTTP/1.1", "/", headers));
    }

    @Test
    void headersMayHoldTabsAndLettersOfAnyKind() {
        Map<String, List<String>> headers = Map.of("Host", List.of("x"), "A", List.of("a\tb \u00e9"));
        assertEquals(Optional.empty(), status("HTTP/1.1", "/", headers));
    }
}
