package tally.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What must hold for any bytes. The first byte chooses the size of the buffer and whether the limits are narrow, the others
 * are the file. Called by the fuzzer, which looks for bytes that take new ways through the reader.
 */
public final class ReaderFuzz {

    private static final CsvFormat NARROW = new CsvFormat(',', 9, 14, 4, 1 << 16);

    private ReaderFuzz() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            byte[] file = java.util.Arrays.copyOfRange(input, 1, input.length);
            CsvFormat format = (input[0] & 1) == 0 ? CsvFormat.comma() : NARROW;
            theBufferMakesNoDifference(file, format, 1 + (input[0] >> 1 & 0x3F));
            thePlainReferenceAgrees(file, format);
            everyDialectCanBeRead(file);
        }
    }

    private static void theBufferMakesNoDifference(byte[] file, CsvFormat format, int bufferBytes) {
        Reading whole = Reading.of(file, format);
        assertEquals(whole, Reading.of(file, format.withBufferBytes(bufferBytes)));
        assertEquals(file.length, whole.bytesRead());
        for (int i = 0; i < whole.rows().size(); i++) {
            assertEquals(i + 1, whole.rows().get(i).row());
        }
    }

    /** The reference knows ASCII only. */
    private static void thePlainReferenceAgrees(byte[] file, CsvFormat format) {
        String text = new String(file, StandardCharsets.US_ASCII);
        if (text.indexOf('\uFFFD') < 0) {
            List<ReferenceReader.Row> ours = Reading.of(file, format).rows().stream()
                    .map(row -> new ReferenceReader.Row(
                            row.row(), row.line(), row.fields(), row.problem().map(CsvProblem::kind)))
                    .toList();
            assertEquals(ReferenceReader.read(text, format), ours);
        }
    }

    private static void everyDialectCanBeRead(byte[] file) {
        CsvSource source = () -> new ByteArrayInputStream(file);
        CsvDialect dialect = CsvDialect.detect(source);
        try (CsvReader reader = dialect.reader(source, CsvFormat.comma())) {
            for (Reading.Row row : Reading.of(reader).rows()) {
                assertTrue(row.problem().isPresent()
                        || row.fields().stream().noneMatch(text -> text.indexOf('\uFFFD') >= 0)
                        || new String(file, dialect.charset()).indexOf('\uFFFD') >= 0);
            }
        }
        assertTrue(ContentKind.of(file) != ContentKind.EMPTY || file.length == 0);
    }
}
