package tally.receipts.text;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tally.domain.receipts.Reading;
import tally.receipts.text.TotalLines.Candidate;

/**
 * Chooses the total among the lines that call themselves one, of all looks at a receipt together. Words count, each look
 * that saw the amount counts, and what was paid counts more: cash less change is what the customer had to pay. Where no
 * sum supports the amount that was read, and one sum differs from it as a misreading does, the sum is the total, and a
 * person looks at it.
 */
final class TotalFinder {
    private static final int FOR_PAID_LESS_CHANGE = 3;
    private static final int FOR_PAID = 2;
    private static final int MORE_THAN_LOOKS = 2;
    private static final int UNSUPPORTED_PERCENT = 85;
    private static final int UNPRINTED_PERCENT = 42;

    private final List<Seen> looks;

    /** The lines of each look, first those of the one that is to be read. */
    TotalFinder(List<List<ReceiptLine>> looks) {
        this.looks = looks.stream().map(Seen::of).toList();
    }

    /** What one look saw. */
    private record Seen(List<ReceiptLine> lines, PaidSum paid, List<Candidate> candidates, List<BigDecimal> sums) {
        static Seen of(List<ReceiptLine> lines) {
            final PaidSum paid = new PaidSum(lines);
            return new Seen(lines, paid, new TotalLines(lines, paid).candidates(), new FootSums(lines).possible());
        }

        int weightOf(BigDecimal amount) {
            return candidates.stream()
                    .filter(candidate -> candidate.amount().compareTo(amount) == 0)
                    .mapToInt(Candidate::weight)
                    .max()
                    .orElse(0);
        }
    }

    /** A subtotal alone is the total only where nobody says what was paid for all, taxes included. */
    Reading<BigDecimal> total() {
        return candidates()
                .max(Comparator.comparingInt(this::score))
                .filter(best -> evidence(best.amount()) > TotalLines.FOR_SUBTOTAL || noChange())
                .map(this::mended)
                .orElseGet(this::unnamed);
    }

    private Stream<Candidate> candidates() {
        return looks.stream().flatMap(look -> look.candidates().stream());
    }

    private boolean noChange() {
        return looks.stream().noneMatch(look -> look.paid().anyChange());
    }

    /** What the words and the payment say counts first; among equals, how many looks saw it. */
    private int score(Candidate candidate) {
        final long seen = looks.stream()
                .filter(look -> look.weightOf(candidate.amount()) > 0)
                .count();
        return MORE_THAN_LOOKS * evidence(candidate.amount()) + (int) Math.min(seen, MORE_THAN_LOOKS);
    }

    private int evidence(BigDecimal amount) {
        return support(amount)
                + looks.stream().mapToInt(look -> look.weightOf(amount)).max().orElse(0);
    }

    private int support(BigDecimal amount) {
        if (looks.stream().anyMatch(look -> look.paid().isLessChange(amount))) {
            return FOR_PAID_LESS_CHANGE;
        }
        return looks.stream().anyMatch(look -> look.paid().isPaid(amount)) ? FOR_PAID : 0;
    }

    private Reading<BigDecimal> mended(Candidate best) {
        if (support(best.amount()) > 0) {
            return Reading.of(best.amount(), best.confidence());
        }
        final int percent = evidence(best.amount()) > TotalLines.FOR_SUBTOTAL ? UNSUPPORTED_PERCENT : UNPRINTED_PERCENT;
        return misreadSum(best)
                .map(sum -> Reading.of(sum, best.confidence() * UNPRINTED_PERCENT / 100))
                .orElseGet(() -> Reading.of(rounded(best.amount()), best.confidence() * percent / 100));
    }

    private BigDecimal rounded(BigDecimal total) {
        return looks.stream()
                .map(look -> new RoundedTotal(look.lines()).of(total))
                .filter(sum -> sum.compareTo(total) != 0)
                .findFirst()
                .orElse(total);
    }

    /** The one sum that a total may be a misreading of; where what was paid and what was added up differ, neither. */
    private Optional<BigDecimal> misreadSum(Candidate best) {
        final List<BigDecimal> sums =
                looks.stream().flatMap(TotalFinder::sums).distinct().toList();
        return standsTwice(best.amount()) || isAlmostASum(best.amount(), sums) ? Optional.empty() : only(sums, best);
    }

    private static Stream<BigDecimal> sums(Seen look) {
        return Stream.of(look.paid().lessChange(), look.sums(), look.paid().exact())
                .flatMap(List::stream);
    }

    /** The same digits are not misread twice in one look: where an item or a subtotal has them too, they stand there. */
    private boolean standsTwice(BigDecimal read) {
        return looks.stream()
                .anyMatch(look -> look.lines().stream()
                                .flatMap(line -> line.amount().stream())
                                .filter(amount -> amount.compareTo(read) == 0)
                                .count()
                        > 1);
    }

    /** A difference of less than a coin is rounding, and nobody misread anything. */
    private boolean isAlmostASum(BigDecimal read, List<BigDecimal> sums) {
        final Stream<BigDecimal> otherTotals =
                candidates().map(Candidate::amount).filter(other -> other.compareTo(read) != 0);
        return Stream.concat(otherTotals, sums.stream())
                .anyMatch(sum -> sum.subtract(read).abs().compareTo(RoundedTotal.COIN) < 0);
    }

    /** A sum of which the best, or another line that says total as well, is a misreading. */
    private Optional<BigDecimal> only(List<BigDecimal> sums, Candidate best) {
        final List<BigDecimal> read = candidates()
                .filter(other -> other.weight() >= best.weight())
                .map(Candidate::amount)
                .toList();
        final List<BigDecimal> fitting = sums.stream()
                .filter(sum -> read.stream().anyMatch(amount -> Misreading.mayBe(amount, sum)))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** What stayed in the till; else a subtotal; else what the receipt repeats. */
    private Reading<BigDecimal> unnamed() {
        return looks.stream()
                .flatMap(look -> look.paid().first().stream())
                .findFirst()
                .or(() -> candidates().max(Comparator.comparingInt(this::score)).map(best -> rounded(best.amount())))
                .or(() -> looks.stream()
                        .flatMap(look -> RepeatedAmount.in(look.lines()).stream())
                        .findFirst())
                .map(amount -> Reading.of(amount, UNPRINTED_PERCENT))
                .orElse(Reading.none());
    }
}
