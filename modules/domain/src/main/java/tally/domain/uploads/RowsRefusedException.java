package tally.domain.uploads;

import java.util.Set;

/**
 * The database itself refuses some rows of a batch, by a constraint or a trigger that Tally knows nothing of. Nothing of the
 * batch was written, and all batches before it are committed: it can be booked without these rows.
 */
public final class RowsRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long rowsBefore;
    private final transient Set<Long> rows;

    /** These rows, by the numbers that a spreadsheet shows, of the batch that begins behind so many rows of the file. */
    public RowsRefusedException(long rowsBefore, Set<Long> rows, Throwable cause) {
        super("The database refuses " + rows.size() + " rows", cause);
        this.rowsBefore = rowsBefore;
        this.rows = Set.copyOf(rows);
    }

    /** The checkpoint at which the upload stands. */
    public long rowsBefore() {
        return rowsBefore;
    }

    /** The rows, by the numbers that a spreadsheet shows. */
    public Set<Long> rows() {
        return rows;
    }
}
