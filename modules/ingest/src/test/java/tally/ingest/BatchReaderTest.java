package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Formats;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.Batch;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;

class BatchReaderTest {
    private static final SaleRules RULES = new SaleRules(Formats.DEFAULT, LocalDate.of(2025, 11, 27));
    private static final long ANY = Long.MAX_VALUE;

    @Test
    void eachBatchSaysWhereItBegins() throws UnreadableFileException {
        assertEquals(
                List.of(0L, 500L, 5500L),
                all(reader(sales(5800)), ANY).stream().map(Batch::rowsBefore).toList());
    }

    @Test
    void aFileWithoutRowsHasNoBatch() throws UnreadableFileException {
        assertEquals(List.of(), all(reader(sales(0)), ANY));
    }

    @Test
    void badRowsStandBesideTheGoodOnes() throws UnreadableFileException {
        final Batch batch = all(
                        reader(new TextFile(
                                "Date,Product,Quantity,Amount",
                                "2025-11-07,Shirt,5,600",
                                "07/11/2025,Shirt,5,120.50",
                                "2025-11-07")),
                        ANY)
                .get(0);

        assertEquals(1, batch.sales().size());
        assertEquals(
                List.of(ErrorCode.INVALID_DATE, ErrorCode.WRONG_FIELD_COUNT),
                batch.failures().stream().map(row -> row.problem().code()).toList());
        assertEquals(
                List.of(3L, 4L), batch.failures().stream().map(FailedRow::row).toList());
        assertEquals("120.50", batch.failures().get(0).amount().orElseThrow().toString());
    }

    @Test
    void aBatchEndsBehindTheLastFailedRowThatIsAllowed() throws UnreadableFileException {
        final String[] lines = Collections.nCopies(20, "someday,Shirt,5,600").toArray(String[]::new);
        lines[0] = "Date,Product,Quantity,Amount";

        assertEquals(
                List.of(3, 3, 3, 3, 3, 3, 1),
                all(reader(new TextFile(lines)), 3).stream().map(Batch::size).toList());
    }

    @Test
    void aBatchOfLongRowsEndsEarly() throws UnreadableFileException {
        final String note = "n".repeat(475);
        final TextFile file = new TextFile(Stream.concat(
                        Stream.of("Date,Product,Quantity,Amount,Notes"),
                        Stream.generate(() -> "2025-11-07,Shirt,5,600," + note).limit(20))
                .toArray(String[]::new));

        assertEquals(
                List.of(6, 6, 6, 2),
                all(reader(file, new BatchSizes(0, () -> 10)), ANY).stream()
                        .map(Batch::size)
                        .toList());
    }

    @Test
    void aRowThatIsLongerThanABatchMayBeIsOneAlone() throws UnreadableFileException {
        final String note = "n".repeat(5000);
        final TextFile file = new TextFile(
                "Date,Product,Quantity,Amount,Notes",
                "2025-11-07,Shirt,5,600," + note,
                "2025-11-07,Shirt,5,600," + note);

        assertEquals(
                List.of(1, 1),
                all(reader(file, new BatchSizes(2, () -> 10)), ANY).stream()
                        .map(Batch::size)
                        .toList());
    }

    @Test
    void aReaderThatGoesOnAnywhereNumbersAsIfNothingHadHappened() throws UnreadableFileException {
        final TextFile file = repeats();
        final List<String> undisturbed = rows(all(reader(file), ANY));

        for (int checkpoint = 0; checkpoint <= undisturbed.size(); checkpoint++) {
            final BatchReader resumed = reader(file);
            resumed.pass(checkpoint);
            assertEquals(checkpoint, resumed.rowsRead());
            assertEquals(undisturbed.subList(checkpoint, undisturbed.size()), rows(all(resumed, ANY)));
        }
    }

    @Test
    void itClosesTheFile() throws UnreadableFileException {
        final TextFile file = sales(3);
        all(reader(file), ANY);

        assertEquals(0, file.stillOpen());
    }

    private static BatchReader reader(TextFile file) throws UnreadableFileException {
        return reader(file, new BatchSizes(file.salesFile().countRows(), () -> Integer.MAX_VALUE));
    }

    private static BatchReader reader(TextFile file, BatchSizes sizes) throws UnreadableFileException {
        return new BatchReader(file.salesFile().rows(), RULES, FileNumbering.of(DuplicateRule.COUNT), Set.of(), sizes);
    }

    private static List<Batch> all(BatchReader reader, long mostFailures) {
        final List<Batch> batches = new ArrayList<>();
        try (reader) {
            for (Optional<Batch> batch = reader.next(mostFailures);
                    batch.isPresent();
                    batch = reader.next(mostFailures)) {
                batches.add(batch.get());
            }
        }
        return batches;
    }

    /** Every row of the batches as a text, in the order of the file. */
    private static List<String> rows(List<Batch> batches) {
        final Stream<String> sales = batches.stream()
                .flatMap(batch -> batch.sales().stream())
                .map(sale -> "%06d %s".formatted(sale.row(), sale));
        final Stream<String> failures = batches.stream()
                .flatMap(batch -> batch.failures().stream())
                .map(row -> "%06d %s".formatted(row.row(), row));
        final List<String> rows = Stream.concat(sales, failures).sorted().toList();
        assertTrue(rows.size() == rows.stream().distinct().count());
        return rows;
    }

    private static TextFile sales(int rows) {
        return new TextFile(Till.sales(rows).split("\n"));
    }

    /** 130 rows: each sale up to nine times, bad rows, blank rows and the header again in between. */
    private static TextFile repeats() {
        final List<String> lines = new ArrayList<>(List.of("Date,Product,Quantity,Amount"));
        for (int row = 0; row < 130; row++) {
            lines.add(row % 13 == 5 ? "nonsense" : "2025-11-07,Shirt,1," + (row * row % 17 + 1));
            if (row % 20 == 0) {
                lines.add("");
                lines.add("Date,Product,Quantity,Amount");
            }
        }
        return new TextFile(lines.toArray(String[]::new));
    }
}
