package tally.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How well one delimiter explains a file: in how many records, and into how many columns, it cuts them. */
final class ColumnTally {

    /** What is kept of one of the first records: enough to tell a header from a title above it and from a sale. */
    private record Beginning(long row, int filled, boolean hasNumber) {}

    private static final int BEGINNINGS = 50;

    private final char delimiter;
    private final Map<Integer, Long> recordsByColumns = new TreeMap<>();
    private final List<Beginning> beginnings = new ArrayList<>();
    private long records;
    private boolean whole;

    private ColumnTally(char delimiter) {
        this.delimiter = delimiter;
    }

    /** Counts what the reader gives within the first bytes; closes it. */
    static ColumnTally of(CsvReader reader, char delimiter, long firstBytes) {
        ColumnTally tally = new ColumnTally(delimiter);
        try (reader) {
            boolean more = reader.next();
            while (more && reader.bytesRead() < firstBytes) {
                tally.add(reader);
                more = reader.next();
            }
            tally.whole = !more;
        }
        return tally;
    }

    char delimiter() {
        return delimiter;
    }

    /** True where the whole file was counted. */
    boolean isWhole() {
        return whole;
    }

    /**
     * From 0, no column boundary anywhere, to nearly 1, many columns and the same number in every record. Halved where the
     * first full record holds a number: no header does, but half of one, cut at a decimal comma, might.
     */
    double score() {
        int columns = columns();
        if (columns < 2) {
            return 0;
        }
        double share = (double) recordsByColumns.getOrDefault(columns, 0L) / records;
        return share * (1 - 1.0 / columns) * (header().hasNumber() ? 0.5 : 1);
    }

    /** How many rows stand above the first one that fills more than half of the columns. */
    int preambleRows() {
        return (int) header().row() - 1;
    }

    private void add(CsvReader reader) {
        if (reader.isBlank()) {
            return;
        }
        records++;
        if (reader.problem().isEmpty()) {
            recordsByColumns.merge(reader.fieldCount(), 1L, Long::sum);
        }
        if (beginnings.size() < BEGINNINGS) {
            beginnings.add(beginning(reader));
        }
    }

    private static Beginning beginning(CsvReader reader) {
        int filled = 0;
        boolean hasNumber = false;
        for (int i = 0; i < reader.fieldCount(); i++) {
            String field = reader.field(i).strip();
            filled += field.isEmpty() ? 0 : 1;
            hasNumber |= !field.isEmpty() && Character.isDigit(field.charAt(0));
        }
        return new Beginning(reader.row(), filled, hasNumber);
    }

    /** The most frequent number of columns above one, the larger of two equally frequent; 1 where there is none. */
    private int columns() {
        int best = 1;
        long most = 0;
        for (Map.Entry<Integer, Long> entry : recordsByColumns.entrySet()) {
            if (entry.getKey() > 1 && entry.getValue() >= most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }

    private Beginning header() {
        int columns = columns();
        return beginnings.stream()
                .filter(beginning -> 2 * beginning.filled() > columns)
                .findFirst()
                .orElse(new Beginning(1, 0, false));
    }
}
