package tally.persistence;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tally.domain.sales.Money;
import tally.domain.sales.Sale;

/**
 * A product or a customer of some sales that are being booked: its id, once it is known, and what these sales add to its
 * sums. Each sale points at its parties, so that a million names are looked up once and not once for each use. One per
 * name and transaction, for one thread.
 */
final class Party {
    private static final UUID UNKNOWN = new UUID(0, 0);

    private final Sale first;
    private final Optional<Party> present = Optional.of(this);
    private UUID id = UNKNOWN;
    private long units;
    private long amount;
    private LocalDate lastDay = LocalDate.MIN;

    /** A party that is first named by this sale. */
    Party(Sale first) {
        this.first = first;
    }

    /** This party as a sale refers to it: one object for all of them. */
    Optional<Party> present() {
        return present;
    }

    /** The sale that a new one starts with: with its unit price a product, with its day a customer. */
    Sale first() {
        return first;
    }

    void found(UUID itsId) {
        id = itsId;
    }

    UUID id() {
        return id;
    }

    /** Forgets all that was added. */
    void addNothing() {
        units = 0;
        amount = 0;
        lastDay = LocalDate.MIN;
    }

    /** Adds a sale that is new. */
    void add(Sale sale) {
        units += sale.quantity();
        amount += Money.tenThousandths(sale.amount());
        lastDay = sale.date().isAfter(lastDay) ? sale.date() : lastDay;
    }

    /** Whether it has part in a sale that is new. */
    boolean hasSales() {
        return units > 0;
    }

    long units() {
        return units;
    }

    /** In ten-thousandths. */
    long amount() {
        return amount;
    }

    LocalDate lastDay() {
        return lastDay;
    }
}
