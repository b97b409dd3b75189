package tally.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.bench.LabelledReceipt.LabelledItem;
import tally.domain.receipts.ReadItem;
import tally.domain.receipts.ReadReceipt;

/** Counts how many of the labelled fields were read right, field by field. */
final class ReceiptScore {
    private final Map<String, int[]> counts = new LinkedHashMap<>();

    void add(LabelledReceipt label, ReadReceipt read) {
        label.date().ifPresent(date -> count("date", read.date().value().equals(Optional.of(date))));
        label.total().ifPresent(total -> count("total", hasTotal(total, read)));
        label.merchant()
                .ifPresent(name -> count(
                        "merchant",
                        read.merchant()
                                .value()
                                .filter(found -> LabelledReceipt.sameName(name, found))
                                .isPresent()));
        if (!label.items().isEmpty()) {
            addItems(label, read);
        }
    }

    /** What was booked by itself though something of it is wrong. */
    void addBooking(LabelledReceipt label, ReadReceipt read) {
        count("booked by itself, and right", right(label, read));
    }

    void print() {
        counts.forEach((what, count) -> System.out.printf(
                "| %s | %d of %d | %.1f %% |%n", what, count[0], count[1], 100.0 * count[0] / Math.max(1, count[1])));
    }

    private void addItems(LabelledReceipt label, ReadReceipt read) {
        final List<ReadItem> left = new ArrayList<>(read.items());
        for (final LabelledItem item : label.items()) {
            final Optional<ReadItem> found = left.stream()
                    .filter(candidate -> candidate.amount().compareTo(item.amount()) == 0)
                    .findFirst();
            found.ifPresent(left::remove);
            count("items by amount", found.isPresent());
            count(
                    "items by name and amount",
                    found.filter(one -> LabelledReceipt.sameName(item.name(), one.name()))
                            .isPresent());
        }
        count("receipts with every item amount right", amounts(label).equals(amounts(read)));
    }

    private static boolean right(LabelledReceipt label, ReadReceipt read) {
        return label.date()
                        .map(date -> read.date().value().equals(Optional.of(date)))
                        .orElse(true)
                && label.total().map(total -> hasTotal(total, read)).orElse(true)
                && (label.items().isEmpty() || sameItems(label, read));
    }

    private static boolean sameItems(LabelledReceipt label, ReadReceipt read) {
        return amounts(label).equals(amounts(read))
                && label.items().stream()
                        .allMatch(item -> read.items().stream()
                                .anyMatch(one -> one.amount().compareTo(item.amount()) == 0
                                        && LabelledReceipt.sameName(item.name(), one.name())));
    }

    private static boolean hasTotal(BigDecimal total, ReadReceipt read) {
        return read.sums()
                .total()
                .value()
                .filter(found -> found.compareTo(total) == 0)
                .isPresent();
    }

    private static List<BigDecimal> amounts(LabelledReceipt label) {
        return sorted(label.items().stream().map(LabelledItem::amount).toList());
    }

    private static List<BigDecimal> amounts(ReadReceipt read) {
        return sorted(read.items().stream().map(ReadItem::amount).toList());
    }

    private static List<BigDecimal> sorted(List<BigDecimal> amounts) {
        return amounts.stream()
                .filter(amount -> amount.signum() != 0)
                .map(BigDecimal::stripTrailingZeros)
                .sorted()
                .toList();
    }

    private void count(String what, boolean right) {
        final int[] count = counts.computeIfAbsent(what, first -> new int[2]);
        count[0] += right ? 1 : 0;
        count[1]++;
    }
}
