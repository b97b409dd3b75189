package tally.domain.receipts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tally.domain.sales.Checked;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.domain.sales.RowProblem;
import tally.domain.sales.RowValues;
import tally.domain.sales.SaleRules;

/**
 * Decides whether a receipt may be booked without a person: only where it proves itself, by items that make the total and
 * by the confidence of its words. What is booked goes through {@link SaleRules} like any row. Immutable, safe for use by
 * many threads.
 */
public final class ReceiptRules {
    /** Mean confidence from which on a receipt is believed. */
    public static final int SURE = 70;

    /** No mean of sure fields makes up for an item or a date that is below this: the wrong one is in the books. */
    public static final int SINGLE_SURE = SURE;

    /** The sums prove the total, so that its own words need not be as sure. */
    private static final int LEGIBLE = 50;

    /** Numbers come from our own reading or from JSON: a point before the decimals, and no doubt about {@code 1.000}. */
    private static final Formats FORMATS = new Formats(Optional.empty(), Optional.of(NumberFormat.PLAIN));

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final SaleRules rules;

    /** Rules under which {@code today} is the last day that a sale may have. */
    public ReceiptRules(LocalDate today) {
        this.rules = new SaleRules(FORMATS, today);
    }

    /** Books a receipt that is sure and consistent; hands any other to a person, with the first reason why. */
    public Decision decide(ReadReceipt receipt) {
        return doubt(receipt).<Decision>map(Decision.Review::new).orElseGet(() -> bookable(receipt));
    }

    /**
     * Checks items as rows of a day; a refused one is an {@link ErrorCode#INVALID_ITEM} that says what is wrong with it.
     *
     * @param date as a person or the receipt gave it, {@code YYYY-MM-DD}
     */
    public List<CheckedItem> check(String date, List<ReceiptItem> items) {
        final List<CheckedItem> checked = new ArrayList<>();
        for (final ReceiptItem item : items) {
            final RowValues row = item.row(date);
            checked.add(new CheckedItem(checked.size() + 1, row, asItem(rules.check(row))));
        }
        return List.copyOf(checked);
    }

    private Decision bookable(ReadReceipt receipt) {
        final List<ReceiptItem> read =
                receipt.items().stream().map(ReceiptItem::of).toList();
        final List<CheckedItem> items =
                check(receipt.date().value().map(LocalDate::toString).orElse(""), read);
        return firstRefused(items).<Decision>map(Decision.Review::new).orElseGet(() -> new Decision.Book(items));
    }

    private static Optional<String> doubt(ReadReceipt receipt) {
        if (receipt.items().isEmpty()) {
            return Optional.of("no items found");
        }
        if (receipt.creditNote()) {
            return Optional.of("this is a credit note: money was given back");
        }
        if (receipt.date().value().isEmpty()) {
            return Optional.of("the date can't be told: day and month are not clear, or there is none");
        }
        return doubtOfSums(receipt);
    }

    private static Optional<String> doubtOfSums(ReadReceipt receipt) {
        if (!receipt.itemsAddUp()) {
            return Optional.of("the items do not add up to the total");
        }
        if (costsMoreThanWasPaid(receipt)) {
            return Optional.of("something was taken off the whole receipt: say which items it belongs to");
        }
        return receipt.confidence() < SURE
                ? Optional.of("the words are not clear enough (confidence " + receipt.confidence() + " of 100)")
                : doubtOfOne(receipt);
    }

    private static Optional<String> doubtOfOne(ReadReceipt receipt) {
        if (receipt.date().confidence() < SINGLE_SURE) {
            return Optional.of("the date is not clear");
        }
        if (receipt.sums().total().confidence() < LEGIBLE) {
            return Optional.of("the total is not clear");
        }
        return IntStream.range(0, receipt.items().size())
                .filter(number -> receipt.items().get(number).confidence() < SINGLE_SURE)
                .mapToObj(number -> "item " + (number + 1) + " is not clear: look at its name and its quantity")
                .findFirst();
    }

    /** A discount on the whole would stay in the books as revenue. */
    private static boolean costsMoreThanWasPaid(ReadReceipt receipt) {
        final BigDecimal items =
                receipt.items().stream().map(ReadItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        final BigDecimal total = receipt.sums().total().value().orElse(BigDecimal.ZERO);
        final BigDecimal rounding =
                receipt.sums().rounding().value().map(BigDecimal::abs).orElse(CENT);
        return items.subtract(total).compareTo(rounding.max(CENT)) > 0;
    }

    private static Checked asItem(Checked checked) {
        return checked instanceof Checked.Refused refused
                ? new Checked.Refused(asItem(refused.problem()), refused.amount())
                : checked;
    }

    private static RowProblem asItem(RowProblem problem) {
        return new RowProblem(ErrorCode.INVALID_ITEM, problem.column(), problem.value(), problem.message());
    }

    private static Optional<String> firstRefused(List<CheckedItem> items) {
        return items.stream().flatMap(item -> refusal(item).stream()).findFirst();
    }

    private static Optional<String> refusal(CheckedItem item) {
        return item.checked() instanceof Checked.Refused refused
                ? Optional.of("item " + item.number() + ": " + refused.problem().message())
                : Optional.empty();
    }
}
