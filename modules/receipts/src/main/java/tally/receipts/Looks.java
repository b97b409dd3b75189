package tally.receipts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.Reading;
import tally.domain.receipts.ReceiptRules;
import tally.receipts.text.ReceiptText;
import tally.receipts.text.ReceiptTextParser;

/**
 * The looks at one image, and what they come to. The total is the one that all looks together tell, by the words and by the
 * sums of each. Sums prove amounts, but nothing on a receipt proves its date: it is sure where two looks saw the same, and
 * left to a person where one of several saw it alone. For one thread.
 */
final class Looks {
    private static final int LOOKS_BEFORE_A_BOOKING = 2;

    private final ReceiptTextParser parser;
    private final List<Look> looks = new ArrayList<>();

    Looks(ReceiptTextParser parser) {
        this.parser = parser;
    }

    void add(ReceiptText words) {
        looks.add(new Look(words, parser.parse(words)));
    }

    /** Whether another look could hardly tell more. */
    boolean settled() {
        final Look best = best();
        final boolean enough = !best.bookable() || looks.size() >= LOOKS_BEFORE_A_BOOKING;
        return (best.convincing() && enough) || twoAgree();
    }

    /** The look that proved itself best, the first of equals. */
    Look best() {
        return looks.stream().max(Comparator.comparingInt(Look::worth)).orElseThrow();
    }

    /** What the looks read with the total and the date that they together saw: the best, or one whose items make it. */
    ReadReceipt receipt() {
        return IntStream.range(0, looks.size())
                .boxed()
                .sorted(Comparator.comparing((Integer look) -> looks.get(look).worth())
                        .reversed())
                .map(this::togetherWithOthers)
                .max(Comparator.comparing(ReadReceipt::itemsAddUp))
                .orElseThrow()
                .withDate(date());
    }

    private ReadReceipt togetherWithOthers(int look) {
        final List<ReceiptText> others =
                new ArrayList<>(looks.stream().map(Look::words).toList());
        final ReceiptText words = others.remove(look);
        return parser.parse(words, others);
    }

    /** A look agrees with itself, where it saw a date and a total at all. */
    private boolean twoAgree() {
        return looks.stream()
                .anyMatch(one -> looks.stream().filter(one::agreesWith).count() > 1);
    }

    private Reading<LocalDate> date() {
        return dates().stream().filter(date -> timesSeen(date) > 1).findFirst().orElseGet(this::dateSeenOnce);
    }

    private Reading<LocalDate> dateSeenOnce() {
        final Reading<LocalDate> ofTheBest = best().receipt().date();
        final Optional<Reading<LocalDate>> date = ofTheBest.value().isPresent()
                ? Optional.of(ofTheBest)
                : dates().stream().findFirst();
        return date.map(seen -> looks.size() == 1 ? seen : unsure(seen)).orElse(Reading.none());
    }

    private static Reading<LocalDate> unsure(Reading<LocalDate> date) {
        return new Reading<>(date.value(), Math.min(date.confidence(), ReceiptRules.SINGLE_SURE - 1));
    }

    private List<Reading<LocalDate>> dates() {
        return looks.stream()
                .map(look -> look.receipt().date())
                .filter(date -> date.value().isPresent())
                .toList();
    }

    private long timesSeen(Reading<LocalDate> date) {
        return dates().stream()
                .filter(other -> other.value().equals(date.value()))
                .count();
    }
}
