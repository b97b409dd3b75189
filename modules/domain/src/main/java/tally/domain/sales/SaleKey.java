package tally.domain.sales;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What makes two rows the same sale: date, time, product, quantity, amount and customer, as values. The date stands
 * apart because the database sorts by it; the 128-bit hash covers all six, so equal keys are equal sales for every
 * practical purpose (two of a billion differing sales share one with a chance of one in 10<sup>20</sup>).
 *
 * <p>Its halves lie in the key itself: a batch holds a hundred thousand of them, and a UUID would be one more object each.
 *
 * @param high the hash's first 64 bits
 * @param low its last 64 bits
 */
public record SaleKey(LocalDate date, long high, long low) implements Comparable<SaleKey> {
    /** The key of a sale of this day with this hash. */
    public static SaleKey of(LocalDate date, UUID hash) {
        return new SaleKey(date, hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    }

    /** The hash as the database holds it. */
    public UUID hash() {
        return new UUID(high, low);
    }

    /** The order of the database's index: by date, then by the hash's bytes. */
    @Override
    public int compareTo(SaleKey other) {
        final int byDate = date.compareTo(other.date);
        if (byDate != 0) {
            return byDate;
        }
        final int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** The hash as 32 hex digits, as the log shows it. */
    public String hex() {
        return String.format("%016x%016x", high, low);
    }
}
