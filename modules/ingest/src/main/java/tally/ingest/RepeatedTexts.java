package tally.ingest;

import java.util.Arrays;
import tally.csv.CsvReader;
import tally.domain.sales.CellText;

/**
 * Gives the same String for the same text of a field, without making it again: a shop's file names few products, customers
 * and days, a million times. Remembers as many as it has room for, the last ones seen. One per reading, for one thread.
 */
final class RepeatedTexts {
    private static final int ROOM = 1 << 13;
    private static final int LONGEST = 64;

    private final CsvReader reader;
    private final String[] texts = new String[ROOM];
    private final byte[][] bytes = new byte[ROOM][];

    RepeatedTexts(CsvReader reader) {
        this.reader = reader;
        Arrays.fill(bytes, new byte[0]);
        Arrays.fill(texts, "");
    }

    /** The text of a field of the reader's record, white space around it removed. */
    String field(int field) {
        final int start = reader.start(field);
        final int end = reader.end(field);
        if (end - start > LONGEST) {
            return CellText.of(reader.field(field));
        }
        final int slot = slot(reader.bytes(), start, end);
        if (!Arrays.equals(reader.bytes(), start, end, bytes[slot], 0, bytes[slot].length)) {
            texts[slot] = CellText.of(reader.field(field));
            bytes[slot] = Arrays.copyOfRange(reader.bytes(), start, end);
        }
        return texts[slot];
    }

    private static int slot(byte[] bytes, int start, int end) {
        int hash = end - start;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + bytes[at];
        }
        return (hash ^ hash >>> 13) & ROOM - 1;
    }
}
