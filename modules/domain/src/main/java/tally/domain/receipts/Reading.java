package tally.domain.receipts;

import java.util.Optional;

/**
 * One field of a receipt: what was read, where anything was, and how sure that is. A field that was not found has
 * confidence 0.
 *
 * @param confidence 0 to 100: the words' own confidence, raised or lowered by what else on the receipt supports it
 */
public record Reading<T>(Optional<T> value, int confidence) {
    private static final int SURE = 100;

    /** Refuses a confidence out of range, and one for nothing. */
    public Reading {
        if (confidence < 0 || confidence > SURE || (value.isEmpty() && confidence > 0)) {
            throw new IllegalArgumentException("Confidence of " + value + " must not be " + confidence);
        }
    }

    /** A field that was read. */
    public static <T> Reading<T> of(T value, int confidence) {
        return new Reading<>(Optional.of(value), confidence);
    }

    /** A field that was not found. */
    public static <T> Reading<T> none() {
        return new Reading<>(Optional.empty(), 0);
    }
}
