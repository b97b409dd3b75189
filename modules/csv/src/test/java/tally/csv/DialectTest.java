package tally.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.csv.CsvDialect.WINDOWS_1252;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class DialectTest {

    private static final String SALES =
            "Date,Product,Amount\r\n2024-01-15,Café,7.50\r\n2024-01-16,\"Rice, 5 kg\",9\r\n";

    @Test
    void everyCharsetIsFoundAndReadsTheSame() {
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1252)) {
            byte[] file = SALES.getBytes(charset);
            assertEquals(charset, detect(file).charset());
            assertEquals(Reading.of(SALES).fields(), read(file).fields());
        }
    }

    @Test
    void byteOrderMarkIsFoundAndIsNoPartOfTheFirstField() {
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            byte[] file = ("\uFEFF" + SALES).getBytes(charset);
            assertTrue(detect(file).byteOrderMark());
            assertEquals(charset, detect(file).charset());
            assertEquals(Reading.of(SALES).fields(), read(file).fields());
        }
        assertFalse(detect(SALES.getBytes(UTF_8)).byteOrderMark());
    }

    @Test
    void oneBadByteLeavesAUtf8FileUtf8AndFailsOnlyItsOwnRow() {
        byte[] file = (SALES.repeat(5) + "2024-01-17,Caf?,1\r\n" + SALES).getBytes(UTF_8);
        file[new String(file, ISO_8859_1).indexOf('?')] = (byte) 0xE9;
        assertEquals(UTF_8, detect(file).charset());
        assertEquals(List.of(CsvProblem.Kind.INVALID_TEXT), read(file).kinds());
        assertEquals(16, read(file).problems().get(0).line());
    }

    @Test
    void charsetIsFoundFromTheWholeFileWhereItsBeginningIsAscii() {
        String ascii = "Date,Product,Amount\n" + "2024-01-15,Rice,7.50\n".repeat(50_000);
        byte[] file = (ascii + "2024-01-15,Caf\u00E9 \u20AC,1\n").getBytes(WINDOWS_1252);
        assertEquals(WINDOWS_1252, detect(file).charset());
        List<Reading.Row> rows = read(file).rows();
        assertEquals("Caf\u00E9 \u20AC", rows.get(rows.size() - 1).fields().get(1));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "windows-1251, Хлеб белый",
        "windows-1253, Ψωμί άσπρο",
        "windows-1255, לחם לבן",
        "GBK, 中国茶叶",
        "Shift_JIS, おちゃ ごはん",
        "TIS-620, ข้าวหอมมะลิ"
    })
    void namesInACharsetOfAnotherScriptAreReportedAndNotMisread(Charset charset, String name) {
        String ascii = SALES.replace('é', 'e');
        byte[] file = (ascii + "2024-01-17," + name + ",1\n" + ascii).getBytes(charset);
        Reading read = read(file);
        assertEquals(List.of(CsvProblem.Kind.INVALID_TEXT), read.kinds());
        assertEquals(4, read.problems().get(0).line());
        CsvSource source = () -> new ByteArrayInputStream(file);
        try (CsvReader reader = CsvDialect.detect(source, charset).reader(source, CsvFormat.comma())) {
            assertEquals(name, Reading.of(reader).fields().get(3).get(1));
        }
    }

    @Test
    void characterOverTheEdgeOfAChunkCountsAsOne() {
        for (int shift = 0; shift < 4; shift++) {
            byte[] file = ("x".repeat((1 << 16) - shift) + ",€é\n").getBytes(UTF_8);
            assertEquals(UTF_8, detect(file).charset());
        }
    }

    @Test
    void byteThatWindows1252DoesNotDefineIsReportedAsItself() {
        byte[] file = SALES.getBytes(WINDOWS_1252);
        file[file.length - 3] = (byte) 0x81;
        Reading read = read(file);
        assertEquals(List.of(CsvProblem.Kind.INVALID_TEXT), read.kinds());
        assertEquals("\\x81", read.problems().get(0).value());
    }

    @Test
    void halfASurrogatePairAndAnOddByteAreReported() {
        byte[] file = "a,b\n1,x\uD83Dy\n2,z\n".getBytes(UTF_16LE);
        file[14] = 0x3D;
        file[15] = (byte) 0xD8;
        assertEquals(
                List.of(CsvProblem.Kind.INVALID_TEXT), readAs(file, UTF_16LE).kinds());
        byte[] odd = java.util.Arrays.copyOf("a,b\n1,x".getBytes(UTF_16LE), 15);
        assertEquals(
                List.of(CsvProblem.Kind.INVALID_TEXT), readAs(odd, UTF_16LE).kinds());
    }

    @Test
    void transcodingKeepsEveryCharacterWhereverTheChunksEnd() {
        String text = "aé€𝄞".repeat(5_000);
        for (int most : new int[] {1, 3, 8191, 8192}) {
            Trickle stream = new Trickle(text.getBytes(UTF_16LE), most);
            assertEquals(text, new String(bytes(stream, UTF_16LE), UTF_8));
        }
    }

    @Test
    void everyDelimiterIsFound() {
        for (char delimiter : new char[] {',', ';', '\t', '|'}) {
            String file = "Date?Product?Amount\n2024-01-15?Rice?7.50\n2024-01-16?Tea?9.00\n".replace('?', delimiter);
            assertEquals(delimiter, detect(file).delimiter());
        }
    }

    @Test
    void decimalCommasAndCommasInTextDoNotOutvoteTheDelimiter() {
        assertEquals(
                ';', detect("Name;Net;Gross\nRice;1,50;2,00\nTea;3,00;3,50\n").delimiter());
        assertEquals(';', detect("Name;Net\nRice, brown;1,50\nTea;3,00\n").delimiter());
        assertEquals(';', detect("Product;Amount\n\"a,b,c\";1\n\"d,e,f\";2\n").delimiter());
        assertEquals(
                '\t',
                detect("Date\tNote\n2024-01-15\ta,b,c\n2024-01-16\td,e,f\n").delimiter());
    }

    @Test
    void oneColumnIsReadWithCommas() {
        assertEquals(',', detect("Name\nRice\nTea\n").delimiter());
        assertEquals(',', detect("").delimiter());
    }

    @Test
    void theWholeFileIsReadWhereItsBeginningDoesNotSettleTheDelimiter() {
        String preamble = "Report of the shop\n".repeat(20_000);
        assertEquals(';', detect(preamble + "Date;Product\n2024-01-15;Rice\n").delimiter());
    }

    @Test
    void separatorLineNamesTheDelimiterAndIsNoRow() {
        for (String line : List.of("sep=|\r\n", "SEP=|\n", "\"sep=|\"\r", "\uFEFFsep=|\r\n")) {
            byte[] file = (line + "a,b|c\nd|e\n").getBytes(UTF_8);
            CsvDialect dialect = detect(file);
            assertTrue(dialect.separatorLine());
            assertEquals('|', dialect.delimiter());
            Reading.Row header = read(file).rows().get(0);
            assertEquals(List.of("a,b", "c"), header.fields());
            assertEquals(1, header.row());
            assertEquals(2, header.line());
        }
        assertFalse(detect("sep=xy\na,b\n").separatorLine());
        assertFalse(detect("sep=x\na,b\n").separatorLine());
    }

    @Test
    void lineEndingsInsideQuotesAreNotThoseOfTheFile() {
        assertEquals(LineEnding.CRLF, detect("a,\"x\ny\"\r\nb,\"z\"\r\n").lineEnding());
        assertEquals(LineEnding.LF, detect("a\nb\n").lineEnding());
        assertEquals(LineEnding.CR, detect("a\rb\r").lineEnding());
        assertEquals(LineEnding.MIXED, detect("a\nb\r\n").lineEnding());
        assertEquals(LineEnding.NONE, detect("a").lineEnding());
    }

    @Test
    void rowsAboveTheHeaderAreCounted() {
        String table = "Date,Product,Amount,Note\n2024-01-15,Rice,7.50,x\n2024-01-16,Tea,9.00,y\n";
        assertEquals(0, detect(table).preambleRows());
        assertEquals(3, detect("Sales report\nAhmed's Shop,2024\n\n" + table).preambleRows());
        assertEquals(1, detect("Sales report,,,\n" + table).preambleRows());
        assertEquals(0, detect(table + "Total,,16.50,\n").preambleRows());
    }

    @Test
    void charsetThatAPersonChoseIsTaken() {
        CsvSource source = () -> new ByteArrayInputStream("a;é\n".getBytes(ISO_8859_1));
        CsvDialect dialect = CsvDialect.detect(source, ISO_8859_1);
        assertEquals(ISO_8859_1, dialect.charset());
        assertEquals(
                List.of(List.of("a", "é")),
                Reading.of(dialect.reader(source, CsvFormat.comma())).fields());
    }

    private static CsvDialect detect(String text) {
        return detect(text.getBytes(UTF_8));
    }

    private static CsvDialect detect(byte[] file) {
        return CsvDialect.detect(() -> new ByteArrayInputStream(file));
    }

    private static Reading read(byte[] file) {
        try (CsvReader reader = detect(file).reader(() -> new ByteArrayInputStream(file), CsvFormat.comma())) {
            return Reading.of(reader);
        }
    }

    private static Reading readAs(byte[] file, Charset charset) {
        return Reading.of(CsvDialect.utf8(new ByteArrayInputStream(file), charset), CsvFormat.comma());
    }

    private static byte[] bytes(Trickle stream, Charset charset) {
        try {
            return CsvDialect.utf8(stream, charset).readAllBytes();
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
