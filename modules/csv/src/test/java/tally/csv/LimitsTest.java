package tally.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.csv.CsvProblem.Kind.FIELD_TOO_LONG;
import static tally.csv.CsvProblem.Kind.RECORD_TOO_LONG;
import static tally.csv.CsvProblem.Kind.TOO_MANY_FIELDS;
import static tally.csv.CsvProblem.Kind.UNCLOSED_QUOTE;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Run in a heap of 96 MB, so that memory that grows with the file shows. */
class LimitsTest {

    private static final long GIGABYTE = 1L << 30;

    @Test
    void gigabyteWithoutALineEndIsOneProblemAndTheNextRowIsRead() {
        InputStream file = joined(new Repeated("abcdefgh", GIGABYTE), "\nlater,row");
        Reading read = Reading.of(file, CsvFormat.comma());
        assertEquals(List.of(FIELD_TOO_LONG), read.kinds());
        assertEquals(List.of(List.of("later", "row")), read.good());
        assertEquals(2, read.rows().get(1).line());
    }

    @Test
    void hundredMegabytesOfDelimitersInOneLineAreOneProblem() {
        InputStream file = joined(new Repeated(",", 100 << 20), "\nlater,row");
        Reading read = Reading.of(file, CsvFormat.comma());
        assertEquals(List.of(TOO_MANY_FIELDS), read.kinds());
        assertEquals(List.of(List.of("later", "row")), read.good());
    }

    @Test
    void quoteThatIsNeverClosedInALargeFileCostsOneRow() {
        InputStream file = joined(text("1,\"open\n"), new Repeated("2,x\n", 40 << 20), "later,row");
        long good = 0;
        try (CsvReader reader = new CsvReader(file, CsvFormat.comma())) {
            assertTrue(reader.next());
            assertEquals(UNCLOSED_QUOTE, reader.problem().orElseThrow().kind());
            while (reader.next()) {
                good += reader.problem().isEmpty() ? 1 : 0;
            }
        }
        assertEquals((10 << 20) + 1, good);
    }

    @Test
    void quoteThatIsNeverClosedInOneEndlessLineIsAFieldThatIsTooLong() {
        InputStream file = joined(text("1,\"open"), new Repeated("abc,", 100 << 20), "\nlater,row");
        Reading read = Reading.of(file, CsvFormat.comma());
        assertEquals(List.of(FIELD_TOO_LONG), read.kinds());
        assertEquals(List.of(List.of("later", "row")), read.good());
    }

    @Test
    void fieldOfTheLongestLengthIsReadAndOneByteMoreIsNot() {
        CsvFormat format = CsvFormat.comma().withMaxFieldBytes(1000);
        String longest = "x".repeat(1000);
        assertEquals(
                List.of(),
                Reading.of((longest + ",1\n").getBytes(UTF_8), format).kinds());
        assertEquals(
                List.of(),
                Reading.of(("\"" + "x".repeat(998) + "\"\n").getBytes(UTF_8), format)
                        .kinds());
        Reading read = Reading.of(("1," + longest + "x,2\n3,4\n").getBytes(UTF_8), format);
        assertEquals(List.of(FIELD_TOO_LONG), read.kinds());
        assertEquals(List.of(List.of("1", longest), List.of("3", "4")), read.fields());
        assertTrue(read.problems()
                .get(0)
                .message()
                .startsWith("A cell in row 1 (line 1, column 2) is longer than 1,000 bytes: xxx"));
    }

    @Test
    void recordMayBeLongerThanAFieldButNotThanItsLimit() {
        CsvFormat format = CsvFormat.comma().withMaxFieldBytes(10).withMaxRecordBytes(20);
        Reading read = Reading.of("123456789,123456789,\n123456789,123456789,1\n3\n".getBytes(UTF_8), format);
        assertEquals(List.of(RECORD_TOO_LONG), read.kinds());
        assertEquals(List.of("123456789", "123456789", ""), read.fields().get(0));
        assertEquals(List.of("3"), read.fields().get(2));
    }

    @Test
    void hundredThousandColumnsAreReadWhereTheLimitAllowsThem() {
        String header = "c".repeat(99_999).replace("c", "c,") + "c\n";
        assertEquals(List.of(TOO_MANY_FIELDS), Reading.of(header).kinds());
        Reading read = Reading.of(header.getBytes(UTF_8), CsvFormat.comma().withMaxFields(100_000));
        assertEquals(List.of(), read.kinds());
        assertEquals(100_000, read.fields().get(0).size());
    }

    @Test
    void fieldsUpToTheLimitAreKeptAndTheOthersCounted() {
        CsvFormat format = CsvFormat.comma().withMaxFields(2);
        Reading read = Reading.of("1,2,3,\"4\",5\n6,7\n".getBytes(UTF_8), format);
        assertEquals(List.of(List.of("1", "2"), List.of("6", "7")), read.fields());
        assertEquals(List.of(TOO_MANY_FIELDS), read.kinds());
        assertEquals("5 found", read.problems().get(0).value());
    }

    @Test
    void tooManyFieldsNameTheLineOnWhichTheFirstOfThemBegins() {
        CsvFormat format = CsvFormat.comma().withMaxFields(2);
        CsvProblem problem = Reading.of("\"1\n\",2,\"3\n\",4\n".getBytes(UTF_8), format)
                .problems()
                .get(0);
        assertEquals(2, problem.line());
        assertEquals(2, problem.field());
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static InputStream joined(InputStream first, String then) {
        return new SequenceInputStream(first, text(then));
    }

    private static InputStream joined(InputStream first, InputStream second, String then) {
        return new SequenceInputStream(first, joined(second, then));
    }

    /** The same text again and again, without holding more of it than one block. */
    private static final class Repeated extends InputStream {

        private final byte[] block;
        private final int period;
        private final long bytes;
        private long given;

        Repeated(String text, long bytes) {
            period = text.length();
            this.bytes = bytes;
            block = text.repeat((1 << 16) / text.length()).getBytes(UTF_8);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in bulk");
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (given == bytes) {
                return -1;
            }
            int offset = (int) (given % period);
            int count = (int) Math.min(bytes - given, Math.min(length, block.length - offset));
            System.arraycopy(block, offset, target, from, count);
            given += count;
            return count;
        }
    }
}
