package tally.it;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A sale as the soak writes it into files; two that are equal are the same sale by Tally's rule of duplicates. */
record SoakSale(LocalDate date, String product, int quantity, BigDecimal amount, String customer) {

    /** Its line of the file. */
    String line() {
        return String.join(",", date.toString(), product, String.valueOf(quantity), amount.toPlainString(), customer);
    }
}
