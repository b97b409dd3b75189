package tally.domain.sales;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a date is written, as far as one text shows it: all but which of two small numbers is the day.
 *
 * @param pattern a {@link java.time.format.DateTimeFormatter} pattern; where {@link #twoNumbers}, {@code #1} and {@code #2}
 *     stand in it for day and month
 * @param twoNumbers true for {@code 3/4/2025}, false for {@code 2025-04-03} and {@code 3 Apr 2025}
 */
record DateShape(String pattern, boolean twoNumbers) {
    private static final String TIME =
            "(?:(T|,? )[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?( ?[AaPp][Mm])?( ?)(Z|[+-][0-9]{2}:?[0-9]{2})?)?";
    private static final Pattern NUMBERS =
            Pattern.compile("([0-9]{1,2})([-./])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})" + TIME);
    private static final Pattern YEAR_FIRST =
            Pattern.compile("[0-9]{4}([-./]?)([0-9]{2}|[0-9])\\1([0-9]{2}|[0-9])" + TIME);
    private static final Pattern DAY_AND_NAME =
            Pattern.compile("[0-9]{1,2}([-./ ])([A-Za-z]{3,9})\\1([0-9]{4}|[0-9]{2})" + TIME);
    private static final Pattern NAME_AND_DAY = Pattern.compile("([A-Za-z]{3,9}) [0-9]{1,2},? ([0-9]{4})" + TIME);

    /** The numbers of a date such as {@code 3/4/2025}, in their order. */
    record Numbers(int first, int second, int third) {}

    /** The shape of a text; empty where it looks like no date. */
    static Optional<DateShape> of(String text) {
        return numbers(text)
                .or(() -> yearFirst(text))
                .or(() -> dayAndName(text))
                .or(() -> nameAndDay(text));
    }

    /** The numbers of a text that has this shape. */
    static Numbers numbersOf(String text) {
        final Matcher matcher = NUMBERS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not two numbers and a year: " + text);
        }
        return new Numbers(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4)));
    }

    /** The pattern with the day in first or in second place. */
    String pattern(boolean dayFirst) {
        return pattern.replace("#1", dayFirst ? "d" : "M").replace("#2", dayFirst ? "M" : "d");
    }

    /** The pattern with a year of two figures in first place and the day in the last. */
    String yearFirst() {
        return pattern.replace("yy", "dd").replace("#1", "yy").replace("#2", "MM");
    }

    private static Optional<DateShape> numbers(String text) {
        final Matcher matcher = NUMBERS.matcher(text);
        return matcher.matches()
                ? Optional.of(new DateShape(
                        "#1" + matcher.group(2) + "#2" + matcher.group(2) + year(matcher.group(4)) + time(matcher, 5),
                        true))
                : Optional.empty();
    }

    private static Optional<DateShape> yearFirst(String text) {
        final Matcher matcher = YEAR_FIRST.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        final String separator = matcher.group(1);
        final boolean padded =
                matcher.group(2).length() == 2 && matcher.group(3).length() == 2;
        final String date =
                padded ? "yyyy" + separator + "MM" + separator + "dd" : "yyyy" + separator + "M" + separator + "d";
        return padded || !separator.isEmpty()
                ? Optional.of(new DateShape(date + time(matcher, 4), false))
                : Optional.empty();
    }

    private static Optional<DateShape> dayAndName(String text) {
        final Matcher matcher = DAY_AND_NAME.matcher(text);
        return matcher.matches()
                ? Optional.of(new DateShape(
                        "d" + matcher.group(1) + month(matcher.group(2)) + matcher.group(1) + year(matcher.group(3))
                                + time(matcher, 4),
                        false))
                : Optional.empty();
    }

    private static Optional<DateShape> nameAndDay(String text) {
        final Matcher matcher = NAME_AND_DAY.matcher(text);
        return matcher.matches()
                ? Optional.of(new DateShape(
                        month(matcher.group(1)) + (text.contains(", " + matcher.group(2)) ? " d, " : " d ") + "yyyy"
                                + time(matcher, 3),
                        false))
                : Optional.empty();
    }

    private static String year(String digits) {
        return digits.length() == 2 ? "yy" : "yyyy";
    }

    private static String month(String name) {
        return name.length() == 3 ? "MMM" : "MMMM";
    }

    private static String time(Matcher matcher, int group) {
        final Optional<String> between = group(matcher, group);
        if (between.isEmpty()) {
            return "";
        }
        final Optional<String> half = group(matcher, group + 2);
        return (between.get().equals("T") ? "'T'" : between.get())
                + (half.isPresent() ? "h:mm" : "H:mm")
                + group(matcher, group + 1).map(seconds -> ":ss").orElse("")
                + half.map(letters -> letters.startsWith(" ") ? " a" : "a").orElse("")
                + group(matcher, group + 4)
                        .map(zone -> group(matcher, group + 3).orElse("") + offset(zone))
                        .orElse("");
    }

    private static String offset(String zone) {
        return zone.equals("Z") || zone.contains(":") ? "XXX" : "XX";
    }

    private static Optional<String> group(Matcher matcher, int group) {
        return Optional.ofNullable(matcher.group(group));
    }
}
