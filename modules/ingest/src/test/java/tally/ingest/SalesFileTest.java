package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.ImportOptions;

class SalesFileTest {
    private static final String HEADER = "Date,Product,Quantity,Amount";
    private static final String SHIRT = "2025-11-07,Shirt,5,600";

    @Test
    void columnsAreFoundInAnyOrderAndWriting() throws UnreadableFileException {
        final TextFile file = new TextFile("amount;PRODUCT;Quanti_ty;d-a te", "600;Shirt;5;2025-11-07");

        assertEquals(
                Map.of(Field.DATE, "2025-11-07", Field.PRODUCT, "Shirt", Field.QUANTITY, "5", Field.AMOUNT, "600"),
                read(file).get(0).values().present());
    }

    @Test
    void aMappingNamesTheFilesOwnColumns() throws UnreadableFileException {
        final TextFile file = new TextFile("InvoiceDate,Description,Quantity,Amount", SHIRT);
        final ImportOptions mapped = new ImportOptions(
                DuplicateRule.COUNT,
                Map.of(Field.DATE, "InvoiceDate", Field.PRODUCT, "Description"),
                Formats.DEFAULT,
                Optional.empty(),
                Optional.empty());

        assertEquals("Shirt", read(file.salesFile(mapped)).get(0).values().text(Field.PRODUCT));
    }

    @Test
    void delimiterAndCharsetOfTheOptionsGoBeforeWhatTheFileShows() throws UnreadableFileException {
        final TextFile file = new TextFile(
                StandardCharsets.ISO_8859_1, "Date|Product|Quantity|Amount", "2025-11-07|Caf\u00e9, large|5|600");
        final ImportOptions said = new ImportOptions(
                DuplicateRule.COUNT, Map.of(), Formats.DEFAULT, Optional.of('|'), Optional.of("windows-1252"));

        assertEquals(
                "Caf\u00e9, large", read(file.salesFile(said)).get(0).values().text(Field.PRODUCT));
    }

    @Test
    void filesThatWereJoinedLeaveNoByteOrderMarkInACell() throws UnreadableFileException {
        final String mark = "\uFEFF";
        final TextFile file = new TextFile(mark + mark + HEADER, SHIRT, mark + HEADER, SHIRT, mark + SHIRT);

        final List<String> dates =
                read(file).stream().map(row -> row.values().text(Field.DATE)).toList();

        assertEquals(List.of("2025-11-07", "2025-11-07", "2025-11-07"), dates);
    }

    @Test
    void aFileThatLacksRequiredColumnsIsRefusedByTheirNames() {
        final TextFile file = new TextFile("Date,Product,Price", "2025-11-07,Shirt,600");

        final UnreadableFileException refused = assertThrows(UnreadableFileException.class, file::salesFile);
        assertTrue(refused.complaint().startsWith("Required columns are missing: Quantity, Amount."));
    }

    @Test
    void aFileWithoutAnyRowIsRefusedAsEmpty() {
        final UnreadableFileException refused =
                assertThrows(UnreadableFileException.class, () -> new TextFile("", "  ", "").salesFile());

        assertTrue(refused.complaint().startsWith("The file is empty"));
    }

    @Test
    void aFileThatLacksColumnsCanBeCounted() throws UnreadableFileException {
        final TextFile file = new TextFile("Date,Product", "2025-11-07,Shirt", "2025-11-08,Shirt");

        assertEquals(2, SalesFile.look(file, ImportOptions.DEFAULT).countRows());
    }

    @Test
    void blankRowsAndARepeatedHeaderArePassedOverAndCountAsRowsOfTheSheet() throws UnreadableFileException {
        final List<SourceRow> rows = read(new TextFile("", HEADER, "", SHIRT, ",,,", HEADER, " , ,,", SHIRT));

        assertEquals(List.of(4L, 8L), rows.stream().map(SourceRow::row).toList());
    }

    @Test
    void aLineBreakInACellCountsAsALineAndNotAsARow() throws UnreadableFileException {
        final List<SourceRow> rows = read(new TextFile(HEADER, "2025-11-07,\"Shirt\nblue\",5,600", SHIRT));

        assertEquals(List.of(2L, 3L), rows.stream().map(SourceRow::row).toList());
        assertEquals(List.of(2L, 4L), rows.stream().map(SourceRow::line).toList());
        assertEquals("Shirt\nblue", rows.get(0).values().text(Field.PRODUCT));
    }

    @Test
    void titlesAboveTheHeaderArePassedOver() throws UnreadableFileException {
        final List<SourceRow> rows = read(new TextFile("Ahmed's Shop", "November", HEADER, SHIRT, SHIRT, SHIRT));

        assertEquals(List.of(4L, 5L, 6L), rows.stream().map(SourceRow::row).toList());
    }

    @Test
    void aTitleAsWideAsTheTableIsNoHeader() throws UnreadableFileException {
        final List<SourceRow> rows = read(new TextFile("Ahmed's Shop,Dhaka,November,2025", "", HEADER, SHIRT));

        assertEquals(List.of(4L), rows.stream().map(SourceRow::row).toList());
    }

    @Test
    void aHeaderThatCannotBeReadIsSaid() {
        final UnreadableFileException broken = assertThrows(
                UnreadableFileException.class, () -> new TextFile("Date,\"Product,Quantity,Amount", SHIRT).salesFile());
        final UnreadableFileException wide = assertThrows(
                UnreadableFileException.class, () -> new TextFile(HEADER + ",x".repeat(100_000), SHIRT).salesFile());

        assertTrue(broken.complaint().contains("is never closed"), broken.complaint());
        assertTrue(wide.complaint().contains("More than 10,000 columns"), wide.complaint());
    }

    @Test
    void aRowOfAHundredThousandColumnsCostsItselfOnly() throws UnreadableFileException {
        final List<SourceRow> rows = read(new TextFile(HEADER, SHIRT, SHIRT + ",x".repeat(100_000), SHIRT));

        assertEquals(
                List.of(false, true, false),
                rows.stream().map(row -> row.problem().isPresent()).toList());
    }

    @Test
    void aCellOfAMegabyteIsACell() throws UnreadableFileException {
        final String note = "n".repeat(1_000_000);

        assertEquals(
                note,
                read(new TextFile(HEADER + ",Notes", SHIRT + "," + note))
                        .get(0)
                        .values()
                        .text(Field.NOTES));
    }

    @Test
    void aHundredThousandBlankRowsAtTheEndAreNoRows() throws UnreadableFileException {
        assertEquals(
                1,
                new TextFile(HEADER, SHIRT, ",,,\n".repeat(100_000)).salesFile().countRows());
    }

    @Test
    void rowsCanBeReadAgain() throws UnreadableFileException {
        final SalesFile file = new TextFile(HEADER, SHIRT, SHIRT).salesFile();

        assertEquals(read(file), read(file));
        assertEquals(2, file.countRows());
    }

    @Test
    void noStreamIsLeftOpen() throws UnreadableFileException {
        final TextFile file = new TextFile("Ahmed's Shop", HEADER, SHIRT, SHIRT);
        final SalesFile found = file.salesFile();
        found.countRows();
        read(found);
        assertThrows(UnreadableFileException.class, () -> new TextFile("A,B").salesFile());

        assertEquals(0, file.stillOpen());
    }

    @Test
    void aStreamThatBreaksIsClosed() throws UnreadableFileException {
        final BreakingFile file = new BreakingFile(new TextFile(HEADER, SHIRT));
        final SalesFile found = SalesFile.open(file, ImportOptions.DEFAULT);
        file.breaks = true;

        assertThrows(UncheckedIOException.class, found::rows);
        assertFalse(file.open);
    }

    private static List<SourceRow> read(TextFile file) throws UnreadableFileException {
        return read(file.salesFile());
    }

    private static List<SourceRow> read(SalesFile file) {
        final List<SourceRow> rows = new ArrayList<>();
        try (SalesRows source = file.rows()) {
            while (source.next()) {
                rows.add(source.current());
            }
        }
        return rows;
    }

    /** A file whose disk fails once the test says so. */
    private static final class BreakingFile implements tally.csv.CsvSource {
        private final TextFile file;
        private boolean breaks;
        private boolean open;

        BreakingFile(TextFile file) {
            this.file = file;
        }

        @Override
        public InputStream open() {
            open = true;
            return new java.io.FilterInputStream(file.open()) {
                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    if (breaks) {
                        throw new IOException("broken");
                    }
                    return super.read(target, offset, length);
                }

                @Override
                public void close() throws IOException {
                    open = false;
                    super.close();
                }
            };
        }
    }
}
