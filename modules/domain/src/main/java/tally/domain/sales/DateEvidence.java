package tally.domain.sales;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watches the texts of a Date column and says which format they are in, and how that shows. It proposes; it never decides
 * what {@code 12/01/2025} means. One per file, for one thread.
 */
public final class DateEvidence {
    private static final int MOST_MONTHS = 12;
    private static final int MOST_DAYS = 31;
    private static final int MOST_REMEMBERED = 50_000;

    private final DateReader usual = DateReader.iso();
    private final Set<String> seen = new HashSet<>();
    private final Map<DateShape, Shape> shapes = new LinkedHashMap<>();
    private Optional<Example> firstUsual = Optional.empty();
    private Optional<Example> firstUnknown = Optional.empty();

    /** Evidence of nothing yet. */
    public DateEvidence() {}

    /** Looks at the text of one row; an empty one says nothing. */
    public void add(String text, long row) {
        if (text.isEmpty() || (seen.size() < MOST_REMEMBERED ? !seen.add(text) : seen.contains(text))) {
            return;
        }
        final Example example = new Example(text, row);
        if (usual.read(text).isPresent()) {
            firstUsual = firstUsual.or(() -> Optional.of(example));
            return;
        }
        final Optional<DateShape> shape = DateShape.of(text);
        shape.ifPresent(found ->
                shapes.computeIfAbsent(found, any -> new Shape(example)).add(found, example));
        firstUnknown = shape.isPresent() ? firstUnknown : firstUnknown.or(() -> Optional.of(example));
    }

    /** What the texts so far come to. */
    public FormatProposal proposal() {
        if (shapes.isEmpty()) {
            return firstUsual.isPresent() || firstUnknown.isEmpty()
                    ? FormatProposal.usual("The dates are written YYYY-MM-DD.")
                    : FormatProposal.open(List.of(), "No date format is known that reads " + firstUnknown.get() + ".");
        }
        if (shapes.size() > 1 || firstUsual.isPresent()) {
            return FormatProposal.mixed("The column Date mixes formats: " + String.join("; ", examples())
                    + ". No one date format reads them all.");
        }
        final Map.Entry<DateShape, Shape> only = shapes.entrySet().iterator().next();
        return only.getKey().twoNumbers()
                ? byOrder(only.getKey(), only.getValue())
                : asWritten(only.getKey(), only.getValue());
    }

    private static FormatProposal asWritten(DateShape shape, Shape found) {
        final String pattern = shape.pattern(true);
        return FormatProposal.settled(pattern, "All dates are written as in " + found.first + ": " + pattern + ".");
    }

    private static FormatProposal byOrder(DateShape shape, Shape found) {
        final Optional<Example> dayFirst = found.firstOverTwelve;
        final Optional<Example> monthFirst = found.secondOverTwelve;
        if (dayFirst.isPresent() && monthFirst.isPresent()) {
            return FormatProposal.mixed("The column Date mixes formats: " + dayFirst.get() + " can only be day first, "
                    + monthFirst.get() + " only month first.");
        }
        if (dayFirst.isEmpty() && monthFirst.isEmpty()) {
            return FormatProposal.open(
                    List.of(found.pattern(shape, true), found.pattern(shape, false)),
                    "Day or month first? No date has a number above 12, so " + found.first + " can be read both ways.");
        }
        if (found.yearMayBeFirst()) {
            return FormatProposal.open(
                    List.of(shape.yearFirst(), found.pattern(shape, true)),
                    "Year or day first? The last number changes more often than the first, as if it were the day; see "
                            + found.first + ".");
        }
        final String place = dayFirst.isPresent() ? "first place" : "second place";
        final String order = dayFirst.isPresent() ? "day first" : "month first";
        return FormatProposal.settled(
                found.pattern(shape, dayFirst.isPresent()),
                "13 to 31 appear only in " + place + ", as in "
                        + dayFirst.or(() -> monthFirst).get() + ": " + order + ".");
    }

    private List<String> examples() {
        final List<String> examples = new ArrayList<>();
        firstUsual.ifPresent(example -> examples.add("YYYY-MM-DD as in " + example));
        shapes.forEach((shape, found) -> examples.add(found.orders(shape) + " as in " + found.first));
        return examples;
    }

    /** A text and the row where it stood. */
    private record Example(String text, long row) {
        @Override
        public String toString() {
            return "row " + row + " (" + PrintableText.of(text) + ")";
        }
    }

    /** What was seen of one shape. */
    private static final class Shape {
        private final Example first;
        private final Set<Integer> firsts = new HashSet<>();
        private final Set<Integer> thirds = new HashSet<>();
        private boolean padded = true;
        private Optional<Example> firstOverTwelve = Optional.empty();
        private Optional<Example> secondOverTwelve = Optional.empty();

        Shape(Example first) {
            this.first = first;
        }

        void add(DateShape shape, Example example) {
            if (!shape.twoNumbers()) {
                return;
            }
            final DateShape.Numbers numbers = DateShape.numbersOf(example.text());
            padded &= example.text().matches("[0-9]{2}.[0-9]{2}.*");
            firsts.add(numbers.first());
            thirds.add(numbers.third());
            if (numbers.first() > MOST_MONTHS) {
                firstOverTwelve = firstOverTwelve.or(() -> Optional.of(example));
            }
            if (numbers.second() > MOST_MONTHS) {
                secondOverTwelve = secondOverTwelve.or(() -> Optional.of(example));
            }
        }

        /** The year changes less often than the day: where the last number changes more, and could be a day, it may be it. */
        boolean yearMayBeFirst() {
            return secondOverTwelve.isEmpty()
                    && firsts.size() < thirds.size()
                    && thirds.stream().allMatch(third -> third >= 1 && third <= MOST_DAYS);
        }

        String pattern(DateShape shape, boolean dayFirst) {
            final String pattern = shape.pattern(dayFirst);
            return padded ? pattern.replaceFirst("d", "dd").replaceFirst("M", "MM") : pattern;
        }

        private String orders(DateShape shape) {
            return shape.twoNumbers() && firstOverTwelve.isEmpty()
                    ? pattern(shape, secondOverTwelve.isEmpty())
                    : shape.twoNumbers() ? pattern(shape, true) : shape.pattern(true);
        }
    }
}
