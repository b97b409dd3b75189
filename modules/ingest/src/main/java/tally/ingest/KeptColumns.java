package tally.ingest;

import tally.domain.sales.ColumnMap;

/**
 * Where, among a file's columns, those stand that Tally ignores and must not keep.
 *
 * @param firstIgnored the first of them (from 0); the file's width where there is none
 * @param lastIgnored the last of them; -1 where there is none
 * @param lastKept the last column that Tally reads; -1 where there is none
 */
record KeptColumns(int firstIgnored, int lastIgnored, int lastKept) {
    static KeptColumns of(ColumnMap columns) {
        int firstIgnored = columns.width();
        int lastIgnored = -1;
        int lastKept = -1;
        for (int column = 0; column < columns.width(); column++) {
            if (columns.field(column).isPresent()) {
                lastKept = column;
            } else {
                firstIgnored = Math.min(firstIgnored, column);
                lastIgnored = column;
            }
        }
        return new KeptColumns(firstIgnored, lastIgnored, lastKept);
    }

    /** Whether Tally reads every column. */
    boolean isAll() {
        return lastIgnored < 0;
    }

    /** Whether a cell that slips to the right can leave an ignored column for one that is read. */
    boolean canSlip() {
        return firstIgnored < lastKept;
    }

    /** Whether nothing of an ignored column can have slipped here from the left. */
    boolean isBeforeIgnored(int column) {
        return column < firstIgnored;
    }

    /** Whether nothing of an ignored column can have slipped here from the right. */
    boolean isBehindIgnored(int column) {
        return column > lastIgnored;
    }
}
