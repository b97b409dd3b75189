package tally.domain.retention;

/** What an operator may have removed once it has been kept long enough. None of it can be made again. */
public enum Kept {
    /**
     * The bytes of uploads that have ended, counted from their end; the record of the upload and what it made stay. Not of an
     * upload with a row that may still have to be tried: to tell duplicates, the file is read once more then.
     */
    UPLOADED_BYTES,
    /**
     * Failed rows that were recovered, with what was tried, counted from their recovery. Not of an upload with another row that
     * waits: those that were recovered are counted when it is tried. Discarded rows stay, the counters of their upload say so.
     */
    RECOVERED_ROWS,
    /** Events, counted from their delivery; one that waits to be delivered, again or at last, stays. */
    DELIVERED_EVENTS,
    /** Entries of the audit trail. */
    AUDIT_ENTRIES
}
