package tally.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random text that is all special characters, short enough to hit every corner and often enough to hit each pair. */
class RandomTextTest {

    private static final int TEXTS = 30_000;
    private static final CsvFormat NARROW = new CsvFormat(',', 9, 14, 4, 1);

    private final Random random = new Random(4180);

    @Test
    void theReaderAgreesWithThePlainReference() {
        for (int i = 0; i < TEXTS; i++) {
            String text = text("a,\"\r\n \0", 24);
            assertEquals(ReferenceReader.read(text, CsvFormat.comma()), read(text, CsvFormat.comma()), shown(text));
        }
    }

    @Test
    void theReaderAgreesWithThePlainReferenceWhereLimitsArePassedAtAnyBufferSize() {
        for (int i = 0; i < TEXTS; i++) {
            String text = text("aaaa,\"\r\n", 60);
            List<ReferenceReader.Row> expected = ReferenceReader.read(text, NARROW);
            for (int buffer : new int[] {1, 7, 16, 64}) {
                assertEquals(expected, read(text, NARROW.withBufferBytes(buffer)), shown(text) + " buffer " + buffer);
            }
        }
    }

    @Test
    void theBufferSizeMakesNoDifference() {
        for (int i = 0; i < TEXTS / 10; i++) {
            byte[] bytes = text("aé,;\"\"\r\n", 40).getBytes(UTF_8);
            Reading whole = Reading.of(bytes);
            for (int size = 1; size <= bytes.length; size++) {
                assertEquals(whole, Reading.of(bytes, CsvFormat.comma().withBufferBytes(size)));
            }
        }
    }

    @Test
    void theFieldsAreThoseOfFastCsvAndBothRefuseTheSameQuotes() {
        for (int i = 0; i < TEXTS; i++) {
            String text = text("abé,\"\r\n ", 24);
            Reading ours = Reading.of(text);
            Optional<List<List<String>>> sound =
                    ours.problems().isEmpty() ? Optional.of(ours.fields()) : Optional.empty();
            assertEquals(fastCsv(text), sound, shown(text));
        }
    }

    private static Optional<List<List<String>>> fastCsv(String text) {
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            return Optional.of(reader.stream().map(CsvRecord::getFields).toList());
        } catch (CsvParseException refused) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<ReferenceReader.Row> read(String text, CsvFormat format) {
        return Reading.of(text.getBytes(UTF_8), format).rows().stream()
                .map(row -> new ReferenceReader.Row(
                        row.row(), row.line(), row.fields(), row.problem().map(CsvProblem::kind)))
                .toList();
    }

    private String text(String alphabet, int longest) {
        return IntStream.range(0, random.nextInt(longest))
                .mapToObj(i -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                .collect(Collectors.joining());
    }

    private static String shown(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
    }
}
