package tally.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

    @Test
    void lineBreaksInCellsAndBlankLinesCountAsASpreadsheetAndAnEditorCountThem() {
        Reading read = Reading.of("a,b\r\n\r\n\"x\r\ny\rz\",1\n\"p\n\"\n\nlast,2");
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L),
                read.rows().stream().map(Reading.Row::row).toList());
        assertEquals(
                List.of(1L, 2L, 3L, 6L, 8L, 9L),
                read.rows().stream().map(Reading.Row::line).toList());
    }

    @Test
    void rowsAfterAnErrorKeepTheirNumbers() {
        Reading read = Reading.of("a,b\n1,\"open\n2,x\n\"3\"y,x\n4,\"m\nn\"\n5,z\n");
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L),
                read.rows().stream().map(Reading.Row::row).toList());
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 7L),
                read.rows().stream().map(Reading.Row::line).toList());
    }

    @Test
    void unclosedQuoteThatMeetsTheQuoteOfALaterRowCostsOnlyItsOwnRow() {
        Reading read = Reading.of("1,\"Khan\n2,\"Silva\"\n3,\"Wei\"\n");
        assertEquals(List.of(List.of("2", "Silva"), List.of("3", "Wei")), read.good());
        assertEquals(List.of(CsvProblem.Kind.UNCLOSED_QUOTE), read.kinds());
        assertEquals(1, read.problems().get(0).line());
    }

    @Test
    void unclosedQuoteNamesTheLineOnWhichItOpensNotTheOneOnWhichItsRecordBegins() {
        CsvProblem problem = Reading.of("\"a\nb\",\"c\nd,e\n").problems().get(0);
        assertEquals(2, problem.line());
        assertEquals(1, problem.row());
        assertEquals(1, problem.field());
        assertEquals("\"c", problem.value());
    }

    @Test
    void fieldsBeforeTheOffendingOneCanBeShown() {
        assertEquals(
                List.of("1", "say \"hi\"", "\"Kh\"an,2"),
                Reading.of("1,\"say \"\"hi\"\"\",\"Kh\"an,2\n").fields().get(0));
    }

    @Test
    void quoteInTheMiddleOfAFieldIsAnOrdinaryCharacter() {
        assertEquals(
                List.of(List.of("7\" disc", " \"x\"", "2")),
                Reading.of("7\" disc, \"x\",2\n").fields());
    }

    @Test
    void blankIsARowOfDelimitersAndWhiteSpaceAndNothingElse() {
        List<Boolean> blank = Reading.of("\n , ,\t\n\"\",\"\"\n,,x\n\0\n").rows().stream()
                .map(Reading.Row::blank)
                .toList();
        assertEquals(List.of(true, true, true, false, false), blank);
    }

    @Test
    void byteOrderMarkIsDroppedAtTheStartAndNowhereElse() {
        assertEquals(
                List.of(List.of("a"), List.of("\uFEFFb")),
                Reading.of("\uFEFFa\n\uFEFFb").fields());
        assertEquals(List.of(), Reading.of("\uFEFF").fields());
    }

    @Test
    void invalidTextIsReportedWithItsFieldAndLineAndShownEscaped() {
        byte[] bytes = "a,\"x\ny\",Caf?,\0z\nok,é\n".getBytes(UTF_8);
        bytes[11] = (byte) 0xE9;
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(bytes), CsvFormat.comma())) {
            assertTrue(reader.next());
            CsvProblem problem = reader.problem().orElseThrow();
            assertEquals(CsvProblem.Kind.INVALID_TEXT, problem.kind());
            assertEquals(2, problem.field());
            assertEquals(2, problem.line());
            assertEquals("Caf\\xE9", reader.field(2));
            assertEquals("\0z", reader.field(3));
            assertEquals("\\x00z", reader.shown(3));
            assertTrue(reader.next());
            assertEquals("é", reader.field(1));
            assertTrue(reader.problem().isEmpty());
        }
    }

    @Test
    void viewsAreTheBytesOfTheFieldsWithoutTheirQuotes() {
        try (CsvReader reader = new CsvReader(bytes("é,\"a\"\"b\",\n"), CsvFormat.comma())) {
            assertTrue(reader.next());
            assertEquals("é", view(reader, 0));
            assertEquals("a\"b", view(reader, 1));
            assertEquals("", view(reader, 2));
        }
    }

    @Test
    void bytesReadEndBeforeTheRecordsLineEnd() {
        try (CsvReader reader = new CsvReader(bytes("\uFEFFab,c\r\nd"), CsvFormat.comma())) {
            assertTrue(reader.next());
            assertEquals(7, reader.bytesRead());
            assertTrue(reader.next());
            assertEquals(10, reader.bytesRead());
        }
    }

    @Test
    void misuseIsRefused() {
        try (CsvReader reader = new CsvReader(bytes("a,b"), CsvFormat.comma())) {
            assertThrows(IllegalStateException.class, () -> reader.field(0));
            assertThrows(IllegalStateException.class, reader::fieldCount);
            assertTrue(reader.next());
            assertThrows(IndexOutOfBoundsException.class, () -> reader.field(2));
            assertThrows(IndexOutOfBoundsException.class, () -> reader.start(-1));
            assertFalse(reader.next());
            assertFalse(reader.next());
            assertThrows(IllegalStateException.class, reader::problem);
        }
    }

    @Test
    void failureOfTheStreamIsPassedOnWithItsCause() {
        IOException broken = new IOException("disk gone");
        CsvReader reader = new CsvReader(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw broken;
                    }

                    @Override
                    public int read(byte[] target, int from, int length) throws IOException {
                        throw broken;
                    }
                },
                CsvFormat.comma());
        assertSame(
                broken, assertThrows(UncheckedIOException.class, reader::next).getCause());
    }

    @Test
    void anyAsciiButLettersDigitsQuotesAndLineEndsCanBeTheDelimiter() {
        for (char delimiter = 1; delimiter < 127; delimiter++) {
            boolean allowed = !Character.isLetterOrDigit(delimiter) && "\"\r\n".indexOf(delimiter) < 0;
            char chosen = delimiter;
            if (allowed) {
                CsvFormat format = CsvFormat.comma().withDelimiter(chosen);
                assertEquals(
                        List.of(List.of("a", "b", ""), List.of("", "c" + chosen)),
                        Reading.of("a?b?\n?\"c?\"".replace('?', chosen).getBytes(UTF_8), format)
                                .fields());
            } else {
                assertThrows(
                        IllegalArgumentException.class, () -> CsvFormat.comma().withDelimiter(chosen));
            }
        }
    }

    @Test
    void messageSaysWhatWhereTheValueAndWhatToDo() {
        assertEquals(
                "Text follows the closing quote (\") in row 2 (line 2, column 2): \"Kh\"an"
                        + " - write a quote inside a quoted cell twice (\"\")",
                Reading.of("a,b\n1,\"Kh\"an\n").problems().get(0).message());
        assertEquals(
                "A quote (\") that opens in row 1 (line 1, column 1) is never closed within 1,048,576 bytes: \"a"
                        + " - add the missing quote",
                Reading.of("\"a\n").problems().get(0).message());
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static String view(CsvReader reader, int field) {
        int from = reader.start(field);
        return new String(reader.bytes(), from, reader.end(field) - from, UTF_8);
    }
}
