package tally.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Real exports and dirty ones: dialect, rows and sums as they are known to be. */
class SharedFilesTest {

    @TestFactory
    Stream<DynamicTest> everyDirtyFileThatHoldsTheTwelveSalesGivesThem() {
        JsonNode manifest = SharedData.json("dirty/manifest.json");
        return StreamSupport.stream(manifest.get("files").spliterator(), false)
                .filter(file -> file.has("accept"))
                .map(file -> dynamicTest(file.get("file").asText(), () -> givesItsSales(file)));
    }

    private static void givesItsSales(JsonNode file) {
        Table table = Table.of(SharedData.bytes("dirty/" + file.get("file").asText()));
        JsonNode accept = file.get("accept");
        assertEquals(accept.get("rows").asInt(), table.rows().size());
        assertSum(accept.get("sum_quantity"), table, "Quantity");
        if (accept.has("sum_amount")) {
            assertSum(accept.get("sum_amount"), table, "Amount");
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExportGivesItsRowsAndSums() {
        return StreamSupport.stream(SharedData.json("sales/expected.json").spliterator(), false)
                .map(file -> dynamicTest(file.get("file").asText(), () -> {
                    Table table = Table.of(
                            SharedData.bytes("sales/" + file.get("file").asText()));
                    assertEquals(file.get("rows").asInt(), table.rows().size());
                    assertSum(file.get("sum_quantity"), table, "Quantity");
                    assertSum(file.get("sum_amount"), table, "Amount");
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoCsvIsNamed() {
        return Map.of(
                        "box-xlsx-renamed.csv", ContentKind.XLSX,
                        "box-png-renamed.csv", ContentKind.PNG,
                        "box-gzip-renamed.csv", ContentKind.GZIP,
                        "box-html-table.csv", ContentKind.HTML,
                        "shape-empty.csv", ContentKind.EMPTY,
                        "nul-in-field.csv", ContentKind.TEXT,
                        "enc-utf16le-bom.csv", ContentKind.TEXT)
                .entrySet()
                .stream()
                .map(entry -> dynamicTest(
                        entry.getKey(),
                        () -> assertEquals(
                                entry.getValue(), ContentKind.of(SharedData.bytes("dirty/" + entry.getKey())))));
    }

    @Test
    void lineOfTheRowBehindAFieldOfFiveThousandLinesIsRight() {
        List<Reading.Row> rows = read("shape-5000-lines-one-field.csv").rows();
        assertEquals(5003, rows.get(2).line());
        assertEquals(3, rows.get(2).row());
    }

    @Test
    void oneLatinByteBehindFiveThousandRowsIsReadAsTheLetterThatItIs() {
        List<Reading.Row> rows = read("enc-utf8-bad-byte-row-5000.csv").rows();
        assertEquals(5002, rows.size());
        assertEquals("Café", rows.get(5001).fields().get(1));
    }

    @Test
    void brokenQuotesAndNulsCostTheirOwnRowsOnly() {
        for (String file : List.of("quote-unterminated-eof.csv", "quote-text-after.csv", "nul-in-field.csv")) {
            Reading read = read(file);
            assertEquals(1, read.problems().size(), file);
            assertEquals(read.rows().size() - 1, read.good().size(), file);
            assertNotEquals(List.of(), read.good(), file);
        }
    }

    private static void assertSum(JsonNode expected, Table table, String column) {
        assertEquals(
                0, new BigDecimal(expected.asText()).compareTo(table.sum(column)), column + " " + table.sum(column));
    }

    private static Reading read(String name) {
        byte[] bytes = SharedData.bytes("dirty/" + name);
        CsvSource source = () -> new ByteArrayInputStream(bytes);
        return Reading.of(CsvDialect.detect(source).reader(source, CsvFormat.comma()));
    }

    /** Header and data rows, and the sum of a column; a comma in a number is a decimal one where fields are cut at {@code ;}. */
    private record Table(List<String> header, List<List<String>> rows, boolean decimalComma) {

        static Table of(byte[] bytes) {
            CsvSource source = () -> new ByteArrayInputStream(bytes);
            CsvDialect dialect = CsvDialect.detect(source);
            Reading read = Reading.of(dialect.reader(source, CsvFormat.comma()));
            assertEquals(List.of(), read.problems());
            assertEquals(0, dialect.preambleRows());
            List<List<String>> filled = read.rows().stream()
                    .filter(row -> !row.blank())
                    .map(Reading.Row::fields)
                    .toList();
            return new Table(filled.get(0), filled.subList(1, filled.size()), dialect.delimiter() == ';');
        }

        BigDecimal sum(String column) {
            int index = header.indexOf(column);
            return rows.stream()
                    .map(row -> row.get(index))
                    .map(text -> new BigDecimal(decimalComma ? text.replace(',', '.') : text))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
