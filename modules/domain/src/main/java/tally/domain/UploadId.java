package tally.domain;

import java.util.UUID;

/**
 * Names one uploaded file: {@code file_id} in the API. Time-ordered, so newer uploads sort last.
 *
 * <p>What an upload makes is numbered under it ({@link #nth}): the same row of the same upload has the same id on every
 * attempt, however often the work is taken up again, and all that an upload makes is a range of ids.
 */
public record UploadId(UUID value) implements Id {
    private static final long LOW_32_BITS = 0xFFFF_FFFFL;

    /** Reads the text form of an id; {@link IllegalArgumentException} where it is none. */
    public static UploadId of(String text) {
        return new UploadId(Id.parse(text));
    }

    /** The id's first 96 bits (time and 42 random bits) followed by a number of 32 bits, unsigned. */
    UUID nth(long number) {
        if (number < 0 || number > LOW_32_BITS) {
            throw new IllegalArgumentException("Not a number of 32 bits: " + number);
        }
        return new UUID(value.getMostSignificantBits(), (value.getLeastSignificantBits() & ~LOW_32_BITS) | number);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
