package tally.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static tally.csv.CsvDialect.WINDOWS_1252;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tally.domain.uploads.GivenOptions;

/** Files as spreadsheets of other countries and broken exporters write them: each row is a sale or fails, none is lost. */
class StrangeFilesTest {
    private static final String HEADER = "Date,Product,Quantity,Amount";
    private static final String TEA = "2024-10-27,Tea,2,5";
    private static final String INK = "2024-10-28,Ink,1,6";

    private final Till till = new Till();

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> spreadsheetsOfOtherCountriesAreReadAsProposed() {
        final String german = "Datum;Artikel;Menge;Betrag";
        final String french = "Date;Produit;Quantité;Montant";
        return Stream.of(
                file(
                        "2 sold, 0 failed, 1505.50",
                        WINDOWS_1252,
                        german,
                        "27.10.2024;Öl;2;1.500,50 €",
                        "28.10.2024;Tee;1;5,00 €"),
                file(
                        "2 sold, 0 failed, 1505.50",
                        UTF_8,
                        german,
                        "27.10.2024;Öl;2;1.500,50 EUR",
                        "28.10.2024;Tee;1;5,00"),
                file(
                        "2 sold, 0 failed, 1505.50",
                        UTF_8,
                        french,
                        "27/10/2024;Thé;2;1\u202F500,50\u202F€",
                        "28/10/2024;Café;1;5,00 €"),
                file(
                        "2 sold, 0 failed, 1505.50",
                        WINDOWS_1252,
                        french,
                        "27/10/2024;Thé;2;1\u00A0500,50\u00A0€",
                        "28/10/2024;Café;1;5,00 €"),
                file("1 sold, 0 failed, 1500.50", UTF_8, french, "27/10/2024;Thé;2;1\u2009500,50"),
                file(
                        "2 sold, 0 failed, 150500.00",
                        UTF_8,
                        HEADER,
                        "27-10-2024,Tea,2,\"1,50,000.00\"",
                        "28-10-2024,Ink,1,Tk 500.00"),
                file("1 sold, 1 failed, 6", UTF_8, HEADER, INK, "2024-10-27,Tea,2,1'234.50"),
                file(
                        "1 sold, 0 failed, 5",
                        UTF_16LE,
                        "\uFEFFDate\tProduct\tQuantity\tAmount",
                        "2024-10-27\tশার্ট\t2\t5"),
                file("1 sold, 0 failed, 5", UTF_16BE, "\uFEFF" + HEADER, "2024-10-27,Tée,2,5"),
                file("1 sold, 0 failed, 5", UTF_16LE, HEADER, TEA));
    }

    @TestFactory
    Stream<DynamicTest> whatABrokenExporterWritesCostsItsOwnRowOnly() {
        return Stream.of(
                file("1 sold, 1 failed, 6", UTF_8, HEADER, "2024-10-27,\"\"Tea\"\",2,5", INK),
                file("1 sold, 1 failed, 6", UTF_8, HEADER, "2024-10-27,\"Tea \\\"best\\\"\",2,5", INK),
                file("1 sold, 1 failed, 6", UTF_8, HEADER, "2024-10-27, \"Tea, green\",2,5", INK),
                file("1 sold, 1 failed, 6", UTF_8, HEADER, "=\"2024-10-27\",=\"Tea\",=\"2\",=\"5\"", INK),
                file("1 sold, 1 failed, 6", UTF_8, HEADER, "45592,Tea,2,5", INK),
                file("1 sold, 2 failed, 6", UTF_8, HEADER, "2024-10-27,Tea,2,−5.00", "2024-10-27,Tea,2,(5.00)", INK),
                file("2 sold, 2 failed, 11", UTF_8, HEADER, TEA, "Page 1 of 2", "", HEADER, INK, "Total,,3,11"),
                file("2 sold, 0 failed, 11", UTF_8, "\uFEFF" + HEADER, TEA, "\uFEFF" + HEADER, INK),
                file("2 sold, 0 failed, 11", UTF_8, "\uFEFF\uFEFF" + HEADER, TEA, "\uFEFF" + INK),
                file("1 sold, 1 failed, 5", UTF_8, HEADER, TEA, "\u001A"),
                file("2 sold, 0 failed, 11", UTF_8, HEADER, TEA + "\r" + INK + "\r"),
                file("2 sold, 0 failed, 11", UTF_8, "sep=,", HEADER, TEA, INK),
                file("1 sold, 0 failed, 5", UTF_8, "# till 3", "# 2024-10-27", HEADER, TEA),
                file("1 sold, 0 failed, 5", UTF_8, HEADER, "\"\"", ",,,", "2024-10-27,\"Tea\u0085\tgreen\u2028\",2,5"));
    }

    @TestFactory
    Stream<DynamicTest> bytesThatAreNoTextCostTheirRowOnly() {
        final String accented = "2024-10-29,Thé à la crème,1,7";
        return Stream.of(
                bytes("2 sold, 1 failed, 13", "2024-10-27,x\u0081y,2,5", "2024-10-29,\u0080 \u0093Th\u00E9\u0094,1,7"),
                bytes("2 sold, 1 failed, 13", "2024-10-27,\u00C0\u00AF,2,5", latin(accented)),
                bytes("2 sold, 1 failed, 13", "2024-10-27,\u00ED\u00A0\u0080,2,5", latin(accented)),
                bytes("2 sold, 1 failed, 13", "2024-10-27,Te\u0000a,2,5", latin(accented)));
    }

    @Test
    void anUnclosedQuoteInTheMiddleCostsOneRowOfManyThousand() throws Exception {
        final String rows = IntStream.range(0, 9_000)
                .mapToObj(row -> "2024-10-27," + (row == 4_500 ? "\"P" : "P") + row + ",1,1")
                .collect(Collectors.joining("\r\n"));

        assertEquals("8999 sold, 1 failed, 8999", outcome((HEADER + "\r\n" + rows).getBytes(UTF_8)));
    }

    private DynamicTest file(String outcome, Charset charset, String... lines) {
        final byte[] bytes = String.join("\n", lines).getBytes(charset);
        return dynamicTest(charset + " " + Arrays.toString(lines), () -> assertEquals(outcome, outcome(bytes)));
    }

    /** A file of which each character is one byte, with a sound row at its end. */
    private DynamicTest bytes(String outcome, String... rows) {
        final String text = HEADER + "\n" + String.join("\n", rows) + "\n" + INK + "\n";
        return dynamicTest(Arrays.toString(rows), () -> assertEquals(outcome, outcome(text.getBytes(ISO_8859_1))));
    }

    private static String latin(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private String outcome(byte[] bytes) throws Exception {
        final PreviewDesk desk = new PreviewDesk(
                till.stores().inbox(),
                till.stores().previewBooks(),
                till.stores().clock());
        try (Spool.Spooled spooled = new Spool(temporary).store(new ByteArrayInputStream(bytes))) {
            final Incoming incoming =
                    new Incoming(till.shop().id(), "sales.csv", Optional.empty(), GivenOptions.NONE, spooled);
            final Preview preview = desk.preview(incoming, ZoneOffset.UTC);
            final Preview.Outcome outcome = preview.sample().outcome();
            assertEquals(preview.sample().rowCount(), outcome.accepted() + outcome.failed(), "no row is lost");
            return "%d sold, %d failed, %s".formatted(outcome.accepted(), outcome.failed(), outcome.sum());
        }
    }
}
