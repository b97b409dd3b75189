package tally.domain.uploads;

import java.util.Locale;

/** What an upload is read as. */
public enum UploadKind {
    /** A file of sales, a row a sale. */
    CSV,
    /** The image of a receipt, an item a sale. */
    RECEIPT;

    /** The kind as the API, the events and the database write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
