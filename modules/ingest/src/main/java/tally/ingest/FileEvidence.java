package tally.ingest;

import tally.domain.sales.DateEvidence;
import tally.domain.sales.Field;
import tally.domain.sales.FormatProposal;
import tally.domain.sales.NumberEvidence;
import tally.domain.sales.RowValues;

/** What all rows of a file together say about how it writes dates and numbers. One per file, for one thread. */
final class FileEvidence {
    private final DateEvidence dates = new DateEvidence();
    private final NumberEvidence numbers = new NumberEvidence();
    private long rowCount;

    /** Reads a file from its first row to its last. */
    static FileEvidence of(SalesFile file) {
        final FileEvidence evidence = new FileEvidence();
        try (SalesRows rows = file.rows()) {
            while (rows.next()) {
                evidence.add(rows.current());
            }
        }
        return evidence;
    }

    private void add(SourceRow row) {
        rowCount++;
        if (row.problem().isEmpty()) {
            final RowValues values = row.values();
            dates.add(values.text(Field.DATE), row.row());
            numbers.add(values.text(Field.QUANTITY), row.row());
            numbers.add(values.text(Field.AMOUNT), row.row());
            numbers.add(values.text(Field.UNIT_PRICE), row.row());
        }
    }

    long rowCount() {
        return rowCount;
    }

    FormatProposal dates() {
        return dates.proposal();
    }

    FormatProposal numbers() {
        return numbers.proposal();
    }
}
