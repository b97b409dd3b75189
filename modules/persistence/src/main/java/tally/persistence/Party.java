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
    private Optional<Sums> created = Optional.empty();

    /** A party that is first named by this sale. */
    Party(Sale first) {
        this.first = first;
    }

    /** This party as a sale refers to it: one object for all of them. */
    Optional<Party> present() {
        return present;
    }

    /** The sale that named it first: with its unit price a new product starts. */
    Sale first() {
        return first;
    }

    /** It is in the books, with this id. */
    void found(UUID itsId) {
        id = itsId;
        created = Optional.empty();
    }

    /** This transaction puts it into the books, with this id and what is added up on it by now. */
    void created(UUID itsId) {
        id = itsId;
        created = Optional.of(sums());
    }

    /** Whether its row was there before this transaction, so that it does not know of these sales yet. */
    boolean wasThere() {
        return created.isEmpty();
    }

    /** Whether this transaction has made its row with other sums than it has now, since some of its sales are duplicates. */
    boolean wasCreatedOtherwise() {
        return created.isPresent() && !created.get().equals(sums());
    }

    private Sums sums() {
        return new Sums(amount, lastDay());
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

    /** The last day of its new sales; that of the sale which named it where none is new. */
    LocalDate lastDay() {
        return hasSales() ? lastDay : first.date();
    }

    private record Sums(long amount, LocalDate lastDay) {}
}
