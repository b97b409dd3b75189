package tally.domain.sales;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Watches the numbers of a file (quantities, amounts, prices) and says which {@link NumberFormat} reads them all. It
 * proposes; it never decides what {@code 1.000} means. One per file, for one thread.
 */
public final class NumberEvidence {
    private static final int MOST_REMEMBERED = 50_000;
    private static final Map<NumberFormat, NumberReader> READERS = Arrays.stream(NumberFormat.values())
            .collect(Collectors.toMap(
                    format -> format,
                    format -> new NumberReader(format, true),
                    (one, same) -> one,
                    () -> new EnumMap<>(NumberFormat.class)));

    private final NumberReader usual = new NumberReader(NumberFormat.PLAIN, false);
    private final Set<String> seen = new HashSet<>();
    private final Set<NumberFormat> fitting = EnumSet.allOf(NumberFormat.class);
    private final Map<NumberFormat, String> misfits = new EnumMap<>(NumberFormat.class);
    private final Map<NumberFormat, Set<NumberFormat>> differing = new EnumMap<>(NumberFormat.class);
    private Optional<String> notUsual = Optional.empty();
    private Optional<String> unread = Optional.empty();
    private Optional<String> differs = Optional.empty();
    private Optional<String> conflict = Optional.empty();

    /** Evidence of nothing yet. */
    public NumberEvidence() {}

    /** Looks at the text of one row; one that is a number in no format says only that it is none. */
    public void add(String text, long row) {
        if (text.isEmpty() || (seen.size() < MOST_REMEMBERED ? !seen.add(text) : seen.contains(text))) {
            return;
        }
        final Map<NumberFormat, BigDecimal> values = new EnumMap<>(NumberFormat.class);
        READERS.forEach((format, reader) -> reader.readMoney(text).ifPresent(value -> values.put(format, value)));
        if (!values.isEmpty()) {
            add(values, "row " + row + " (" + text + ")");
            if (usual.readMoney(text).isEmpty()) {
                notUsual = notUsual.or(() -> Optional.of("row " + row + " (" + text + ")"));
            }
        } else if (text.chars().anyMatch(Character::isDigit)) {
            unread = unread.or(() -> Optional.of("row " + row + " (" + text + ")"));
        }
    }

    private void add(Map<NumberFormat, BigDecimal> values, String example) {
        for (final NumberFormat format : NumberFormat.values()) {
            if (!values.containsKey(format)) {
                misfits.putIfAbsent(format, example);
            }
        }
        compare(values, example);
        if (!fitting.isEmpty() && values.keySet().stream().noneMatch(fitting::contains)) {
            conflict = Optional.of(misfits.get(values.keySet().iterator().next()) + " and " + example);
        }
        fitting.retainAll(values.keySet());
    }

    private void compare(Map<NumberFormat, BigDecimal> values, String example) {
        values.forEach((one, value) -> values.forEach((other, otherValue) -> {
            if (value.compareTo(otherValue) != 0) {
                differing
                        .computeIfAbsent(one, any -> EnumSet.noneOf(NumberFormat.class))
                        .add(other);
                differs = differs.or(() -> Optional.of(example));
            }
        }));
    }

    /** What the numbers so far come to. */
    public FormatProposal proposal() {
        if (notUsual.isEmpty()) {
            return FormatProposal.usual("The numbers are written 1234.56"
                    + unread.map(text -> ", but " + text + " in no format that is known.")
                            .orElse("."));
        }
        if (conflict.isPresent()) {
            return FormatProposal.mixed("The numbers are written in different ways: " + conflict.get()
                    + ". No one number format reads both.");
        }
        final List<NumberFormat> open =
                fitting.stream().filter(this::isFirstOfItsKind).toList();
        return open.size() == 1 ? settled(open.get(0)) : open(open);
    }

    /** Formats that read every number alike are one to a person; the simplest stands for them. */
    private boolean isFirstOfItsKind(NumberFormat format) {
        return fitting.stream()
                .filter(other -> other.compareTo(format) < 0)
                .allMatch(other -> differing.getOrDefault(format, Set.of()).contains(other));
    }

    private FormatProposal settled(NumberFormat format) {
        return FormatProposal.settled(
                format.example(),
                "Only " + format.example() + " reads them all; see " + notUsual.orElse("") + others(format) + ".");
    }

    private String others(NumberFormat format) {
        return misfits.entrySet().stream()
                .filter(misfit -> misfit.getKey() != format)
                .findFirst()
                .map(misfit -> "; " + misfit.getKey().example() + " does not read " + misfit.getValue())
                .orElse("");
    }

    private FormatProposal open(List<NumberFormat> open) {
        return FormatProposal.open(
                open.stream().map(NumberFormat::example).toList(),
                "Is the separator of " + differs.orElse("")
                        + " a decimal one, or between thousands? Nothing in the file says.");
    }
}
