package tally.domain.sales;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What makes two rows the same sale: date, time, product, quantity, amount and customer, as values. The date stands
 * apart because the database sorts by it; the 128-bit hash covers all six, so equal keys are equal sales for every
 * practical purpose (two of a billion differing sales share one with a chance of one in 10<sup>20</sup>).
 */
public record SaleKey(LocalDate date, UUID hash) implements Comparable<SaleKey> {
    /** The order of the database's index: by date, then by the hash's bytes. */
    @Override
    public int compareTo(SaleKey other) {
        final int byDate = date.compareTo(other.date);
        if (byDate != 0) {
            return byDate;
        }
        final int byHigh = Long.compareUnsigned(hash.getMostSignificantBits(), other.hash.getMostSignificantBits());
        return byHigh != 0
                ? byHigh
                : Long.compareUnsigned(hash.getLeastSignificantBits(), other.hash.getLeastSignificantBits());
    }

    /** The hash as 32 hex digits, as the log shows it. */
    public String hex() {
        return String.format("%016x%016x", hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    }
}
