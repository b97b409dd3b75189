package tally.persistence;

import java.math.BigDecimal;
import java.util.Optional;
import tally.domain.SaleId;
import tally.domain.failures.RetryQueue.Outcome;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.sales.Checked;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;

/** How the try of a row ends. */
sealed interface RetryEnding {
    /** The row that was tried. */
    PendingRow row();

    /** Its money, where that could be read. */
    Optional<BigDecimal> amount();

    /** What the history says of it. */
    String message();

    /** What whoever asked for the try is told. */
    Outcome outcome();

    /**
     * It is a sale.
     *
     * @param booked empty where the business has the sale already
     */
    record Recovered(PendingRow row, Sale sale, SaleKey key, Optional<SaleId> booked) implements RetryEnding {
        @Override
        public Optional<BigDecimal> amount() {
            return Optional.of(sale.amount());
        }

        @Override
        public String message() {
            return booked.isPresent() ? "Booked" : "The business already has this sale";
        }

        @Override
        public Outcome outcome() {
            return new Outcome(row, booked.isPresent() ? "resolved" : "duplicate", booked);
        }
    }

    /** It can't be booked, still or for another reason than before. */
    record Failed(PendingRow row, Checked.Refused refused) implements RetryEnding {
        @Override
        public Optional<BigDecimal> amount() {
            return refused.amount();
        }

        @Override
        public String message() {
            return refused.problem().message();
        }

        @Override
        public Outcome outcome() {
            return new Outcome(row, "failed", Optional.empty());
        }
    }
}
