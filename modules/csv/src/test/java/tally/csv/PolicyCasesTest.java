package tally.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each policy of docs/csv.md as a case: the input, and the records with their lines and problems. */
class PolicyCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everyPolicyHoldsAtEveryBufferSize() throws IOException {
        try (InputStream cases = PolicyCasesTest.class.getResourceAsStream("policies.json")) {
            return StreamSupport.stream(
                            JSON.readTree(Objects.requireNonNull(cases)).spliterator(), false)
                    .map(node -> dynamicTest(node.get("policy").asText(), () -> holds(node)));
        }
    }

    private static void holds(JsonNode node) {
        byte[] input = node.get("input").asText().getBytes(UTF_8);
        for (int size = 1; size <= input.length + 1; size++) {
            Reading read = Reading.of(input, CsvFormat.comma().withBufferBytes(size));
            assertEquals(node.get("records"), json(read), "buffer of " + size);
            assertEquals(input.length, read.bytesRead(), "buffer of " + size);
        }
    }

    private static ArrayNode json(Reading read) {
        ArrayNode records = JSON.createArrayNode();
        for (Reading.Row row : read.rows()) {
            ObjectNode record = records.addObject().put("line", Math.toIntExact(row.line()));
            row.fields().forEach(record.putArray("fields")::add);
            row.problem()
                    .ifPresent(problem -> record.put("problem", problem.kind().name())
                            .put("problem_line", Math.toIntExact(problem.line())));
        }
        return records;
    }
}
