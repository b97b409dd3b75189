package tally.domain;

import java.util.UUID;

/** Names one booked sale: a transaction in the API. Made from the upload's id and a number, see {@link UploadId}. */
public record SaleId(UUID value) implements Id {
    private static final long RETRIED = 1L << 31;

    /** Reads the text form of an id; {@link IllegalArgumentException} where it is none. */
    public static SaleId of(String text) {
        return new SaleId(Id.parse(text));
    }

    /** The id of an upload's sale at this place, counted from 0 in the order of booking. */
    public static SaleId booked(UploadId upload, long place) {
        return new SaleId(upload.nth(place));
    }

    /** The id of the sale that a failed row becomes, however often it is retried. */
    public static SaleId recovered(UploadId upload, long row) {
        return new SaleId(upload.nth(RETRIED + row));
    }

    /** The lowest id that a sale of this upload can have. */
    public static SaleId first(UploadId upload) {
        return new SaleId(upload.nth(0));
    }

    /** The highest id that a sale of this upload can have. */
    public static SaleId last(UploadId upload) {
        return new SaleId(upload.nth(0xFFFF_FFFFL));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
