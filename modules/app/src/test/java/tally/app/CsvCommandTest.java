package tally.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reader as it is seen from a shell. */
class CsvCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void eachRecordIsAJsonArrayOnALineOfItsOwn() throws IOException {
        assertEquals(ExitCode.DONE, read("Date,Product\n2025-11-27,\"Tea, \"\"green\"\"\nor black\"\n\nq,é\n"));
        assertEquals("""
                ["Date","Product"]
                ["2025-11-27","Tea, \\"green\\"\\nor black"]
                [""]
                ["q","é"]
                """, printed());
        assertEquals("", complaints());
    }

    @Test
    void theDelimiterAndTheCharsetAreFound() throws IOException {
        assertEquals(ExitCode.DONE, read("\uFEFFa;b\n1,5;2\n".getBytes(StandardCharsets.UTF_16LE)));
        assertEquals("[\"a\",\"b\"]\n[\"1,5\",\"2\"]\n", printed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"semicolon ;", "pipe |", "~ ~", "tab '\t'"})
    void aDelimiterThatIsSaidIsTaken(String word, char delimiter) throws IOException {
        assertEquals(ExitCode.DONE, read("a,b" + delimiter + "c\n", "--delimiter", word));
        assertEquals("[\"a,b\",\"c\"]\n", printed());
    }

    @Test
    void aBrokenRecordIsToldOfAndLaterOnesFollow() throws IOException {
        assertEquals(ExitCode.ROWS_FAILED, read("a,b\n\n1,\"x\n2,y\n"));
        assertEquals("[\"a\",\"b\"]\n[\"\"]\n[\"2\",\"y\"]\n", printed());
        assertTrue(complaints().contains("row 3 (line 3, column 2)"), complaints());
    }

    @Test
    void errorsAreJsonToo() throws IOException {
        assertEquals(ExitCode.ROWS_FAILED, read("a,\"b\nc\"\n1,\"x\" y\n", "--json"));
        final JsonNode error = JSON.readTree(complaints());
        assertEquals(2, error.get("row").asInt());
        assertEquals(3, error.get("line").asInt());
        assertEquals("TEXT_AFTER_QUOTE", error.get("error_code").asText());
    }

    @Test
    void aRecordWithBytesThatAreNoTextIsPrintedAndToldOf() throws IOException {
        final byte[] bytes = "é,ü\na,?\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xE9;
        assertEquals(ExitCode.ROWS_FAILED, read(bytes));
        assertEquals("[\"é\",\"ü\"]\n[\"a\",\"\\\\xE9\"]\n", printed());
    }

    @Test
    void whatIsNoCsvIsNamed() throws IOException {
        assertEquals(ExitCode.FAILED, read("%PDF-1.7"));
        assertEquals("This is not a CSV file but a PDF\n", complaints());
    }

    @ParameterizedTest
    @CsvSource({"missing.csv,1", "--delimiter xx missing.csv,2", "a.csv b.csv,2", "--xml a.csv,2"})
    void whatCannotBeDoneIsSaidInOneLine(String line, int code) {
        assertEquals(code, run(("csv " + line).split(" ")).code());
        assertEquals(1, complaints().lines().count(), complaints());
    }

    @TestFactory
    Stream<DynamicTest> theCasesOfOtherSuitesAreReadAsTheyExpect() {
        return cases("csv/rfc4180-cases.json", node -> {
            read(node.get("input_base64").binaryValue());
            assertEquals(node.get("expected"), records());
        });
    }

    @TestFactory
    Stream<DynamicTest> whatFollowsAMalformedRecordIsPrinted() {
        return cases("csv/malformed-and-blank.json", node -> {
            final String text = new String(node.get("input_base64").binaryValue(), StandardCharsets.UTF_8);
            read(text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + "later,row\n", "--delimiter", ",");
            final ArrayNode records = records();
            assertEquals("[\"later\",\"row\"]", records.get(records.size() - 1).toString());
        });
    }

    private interface Check {
        void check(JsonNode node) throws IOException;
    }

    private Stream<DynamicTest> cases(String name, Check check) {
        final Path file = Path.of(Optional.ofNullable(System.getProperty("TALLY_SHARED_DATA"))
                        .or(() -> Optional.ofNullable(System.getenv("TALLY_SHARED_DATA")))
                        .orElse("../../../shared/data"))
                .resolve(name);
        Assumptions.assumeTrue(Files.isReadable(file), "skipped: no shared data at " + file.toAbsolutePath());
        try {
            return StreamSupport.stream(JSON.readTree(file.toFile()).spliterator(), false)
                    .map(node -> dynamicTest(node.get("id").asText(), () -> check.check(node)));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private ArrayNode records() throws IOException {
        final ArrayNode records = JSON.createArrayNode();
        for (final String line : printed().lines().toList()) {
            records.add(JSON.readTree(line));
        }
        return records;
    }

    private ExitCode read(String text, String... options) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), options);
    }

    private ExitCode read(byte[] bytes, String... options) throws IOException {
        final Path file = Files.write(folder.resolve("file.csv"), bytes);
        out.reset();
        err.reset();
        return run(Stream.of(Stream.of("csv"), Stream.of(options), Stream.of(file.toString()))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    private ExitCode run(String... words) {
        return new Main(stream(out), stream(err), Map.of()).run(List.of(words));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaints() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
