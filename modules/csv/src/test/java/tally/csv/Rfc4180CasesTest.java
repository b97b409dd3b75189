package tally.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static tally.csv.CsvProblem.Kind.INVALID_TEXT;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of five other suites that RFC 4180 leaves no doubt about. */
class Rfc4180CasesTest {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

    @TestFactory
    Stream<DynamicTest> everyCaseIsReadAsItsSuiteExpects() {
        JsonNode cases = SharedData.json("csv/rfc4180-cases.json");
        return StreamSupport.stream(cases.spliterator(), false)
                .map(node -> dynamicTest(node.get("id").asText(), () -> isReadWithEachLineEnding(node)));
    }

    private static void isReadWithEachLineEnding(JsonNode node) throws IOException {
        byte[] bytes = node.get("input_base64").binaryValue();
        JsonNode expected = node.get("expected");
        isReadAtEachBufferSize(bytes, fields(expected));
        for (String ending : List.of("\n", "\r", "\r\n")) {
            byte[] same = LINE_END.matcher(new String(bytes, UTF_8))
                    .replaceAll(ending)
                    .getBytes(UTF_8);
            isReadAtEachBufferSize(same, withLineEnding(fields(expected), ending));
        }
    }

    private static void isReadAtEachBufferSize(byte[] bytes, List<List<String>> expected) {
        for (int size = 1; size <= bytes.length + 1; size++) {
            Reading whole = Reading.of(bytes, CsvFormat.comma().withBufferBytes(size));
            assertEquals(expected, whole.fields(), "buffer of " + size);
            assertEquals(holdsNul(bytes) ? List.of(INVALID_TEXT) : List.of(), whole.kinds(), "buffer of " + size);
            assertEquals(bytes.length, whole.bytesRead(), "buffer of " + size);
            assertEquals(whole, Reading.of(new Trickle(bytes, size), CsvFormat.comma()), "bytes at a time: " + size);
        }
    }

    /** One of the cases holds a NUL: read as it stands, and reported. */
    private static boolean holdsNul(byte[] bytes) {
        return new String(bytes, UTF_8).indexOf(0) >= 0;
    }

    private static List<List<String>> fields(JsonNode expected) {
        return new ObjectMapper().convertValue(expected, new TypeReference<List<List<String>>>() {});
    }

    private static List<List<String>> withLineEnding(List<List<String>> records, String ending) {
        return records.stream()
                .map(fields -> fields.stream()
                        .map(field -> LINE_END.matcher(field).replaceAll(ending))
                        .toList())
                .toList();
    }
}
