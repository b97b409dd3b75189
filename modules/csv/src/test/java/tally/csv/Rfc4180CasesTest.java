package tally.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static tally.csv.CsvProblem.Kind.INVALID_TEXT;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of five other suites that RFC 4180 leaves no doubt about. */
class Rfc4180CasesTest {

    @TestFactory
    Stream<DynamicTest> everyCaseIsReadAsItsSuiteExpectsAtEveryBufferSize() {
        JsonNode cases = SharedData.json("csv/rfc4180-cases.json");
        return StreamSupport.stream(cases.spliterator(), false)
                .map(node -> dynamicTest(node.get("id").asText(), () -> isReadAsExpected(node)));
    }

    /** One of the cases holds a NUL: read as it stands, and reported. */
    private static boolean holdsNul(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(0) >= 0;
    }

    private static void isReadAsExpected(JsonNode node) throws IOException {
        byte[] bytes = node.get("input_base64").binaryValue();
        List<List<String>> expected =
                new ObjectMapper().convertValue(node.get("expected"), new TypeReference<List<List<String>>>() {});
        for (int size = 1; size <= bytes.length + 1; size++) {
            CsvFormat format = CsvFormat.comma().withBufferBytes(size);
            Reading whole = Reading.of(bytes, format);
            assertEquals(expected, whole.fields(), "buffer of " + size);
            assertEquals(holdsNul(bytes) ? List.of(INVALID_TEXT) : List.of(), whole.kinds(), "buffer of " + size);
            assertEquals(bytes.length, whole.bytesRead(), "buffer of " + size);
            assertEquals(whole, Reading.of(new Trickle(bytes, size), CsvFormat.comma()), "bytes at a time: " + size);
        }
    }
}
