package tally.domain;

import java.util.UUID;

/** Names a row that could not be booked and waits for staff. Made from the upload's id and the row's number. */
public record FailedJobId(UUID value) implements Id {
    /** Reads the text form of an id; {@link IllegalArgumentException} where it is none. */
    public static FailedJobId of(String text) {
        return new FailedJobId(Id.parse(text));
    }

    /** The id of the failed row with this number: a row of an upload fails once, however often the work is redone. */
    public static FailedJobId ofRow(UploadId upload, long row) {
        return new FailedJobId(upload.nth(row));
    }

    /** The lowest id that a failed row of this upload can have. */
    public static FailedJobId first(UploadId upload) {
        return new FailedJobId(upload.nth(0));
    }

    /** The highest id that a failed row of this upload can have. */
    public static FailedJobId last(UploadId upload) {
        return new FailedJobId(upload.nth(0xFFFF_FFFFL));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
