package tally.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of five other suites that are malformed or hold blank lines: one stated policy for each. */
class MalformedCasesTest {

    private static final List<String> LATER_ROW = List.of("later", "row");

    /** What is wrong and on which line; a case that is not named here is read without a problem. */
    private static final Map<String, String> PROBLEMS = Map.ofEntries(
            Map.entry("csv-test-data/006", "UNCLOSED_QUOTE 2"),
            Map.entry("csv-test-data/007", "TEXT_AFTER_QUOTE 2"),
            Map.entry("fastcsv/074", "UNCLOSED_QUOTE 1"),
            Map.entry("fastcsv/075", "UNCLOSED_QUOTE 1"),
            Map.entry("fastcsv/087", "TEXT_AFTER_QUOTE 1"),
            Map.entry("fastcsv/088", "TEXT_AFTER_QUOTE 1"),
            Map.entry("go-encoding-csv/021", "TEXT_AFTER_QUOTE 1"),
            Map.entry("go-encoding-csv/035", "UNCLOSED_QUOTE 1"),
            Map.entry("go-encoding-csv/036", "UNCLOSED_QUOTE 2"),
            Map.entry("go-encoding-csv/054", "TEXT_AFTER_QUOTE 1"),
            Map.entry("go-encoding-csv/058", "UNCLOSED_QUOTE 1"));

    @TestFactory
    Stream<DynamicTest> theProblemNamesTheRightLine() {
        return each((id, bytes) -> {
            String problems = Reading.of(bytes).problems().stream()
                    .map(problem -> problem.kind() + " " + problem.line())
                    .reduce("", String::concat);
            assertEquals(PROBLEMS.getOrDefault(id, ""), problems);
        });
    }

    @TestFactory
    Stream<DynamicTest> everyLineIsReadOnceAndLaterRowsAreNotLost() {
        return each((id, bytes) -> {
            String text = new String(bytes, UTF_8);
            String separator = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            List<Reading.Row> rows = Reading.of(text + separator + "later,row").rows();
            Reading.Row last = rows.get(rows.size() - 1);
            assertEquals(LATER_ROW, last.fields());
            assertEquals((text + separator + "x").split("\r\n|\r|\n", -1).length, last.line());
            assertTrue(last.problem().isEmpty());
        });
    }

    @TestFactory
    Stream<DynamicTest> theBufferSizeMakesNoDifference() {
        return each((id, bytes) -> {
            Reading whole = Reading.of(bytes);
            for (int size = 1; size <= bytes.length; size++) {
                assertEquals(whole, Reading.of(bytes, CsvFormat.comma().withBufferBytes(size)));
                assertEquals(whole, Reading.of(new Trickle(bytes, size), CsvFormat.comma()));
            }
        });
    }

    private interface Check {
        void check(String id, byte[] bytes);
    }

    private static Stream<DynamicTest> each(Check check) {
        JsonNode cases = SharedData.json("csv/malformed-and-blank.json");
        return StreamSupport.stream(cases.spliterator(), false).map(node -> {
            String id = node.get("id").asText();
            return dynamicTest(
                    id, () -> check.check(id, node.get("input_base64").binaryValue()));
        });
    }
}
