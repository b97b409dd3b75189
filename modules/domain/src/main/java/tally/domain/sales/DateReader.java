package tally.domain.sales;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Date column, which may carry a time: {@code YYYY-MM-DD} (ISO 8601), or the one pattern that a person chose.
 * A day that no calendar has (30 February) is refused, not moved. Immutable.
 */
final class DateReader {
    static final String ISO = "YYYY-MM-DD";

    private static final Pattern ISO_SHAPE =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.]0{1,9})?)?");

    /** No shop's file is older: such a date is a slip, another calendar's year, or a spreadsheet's zero (30 December 1899). */
    private static final int FIRST_YEAR = 1900;

    private static final LocalDateTime SAMPLE = LocalDateTime.of(2025, 11, 27, 18, 45, 30);

    private final Optional<DateTimeFormatter> chosen;
    private final String format;

    private DateReader(Optional<DateTimeFormatter> chosen, String format) {
        this.chosen = chosen;
        this.format = format;
    }

    /** Dates as ISO 8601 writes them. */
    static DateReader iso() {
        return new DateReader(Optional.empty(), ISO);
    }

    /**
     * Dates in a {@link DateTimeFormatter} pattern, month names in English.
     *
     * @throws IllegalArgumentException in words, where the pattern is none, does not hold a whole date, or holds a time without
     *     its hour of the day
     */
    static DateReader ofPattern(String pattern) {
        if (pattern.replaceAll("'[^']*'", "").indexOf('D') >= 0) {
            throw new IllegalArgumentException("D is the day of the year, d that of the month");
        }
        final DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        final DateReader reader = new DateReader(Optional.of(formatter), pattern);
        reader.proveOn(sample(formatter), formatter);
        return reader;
    }

    /** The format in words for a person, such as {@code YYYY-MM-DD} or {@code M/d/yyyy}. */
    String format() {
        return format;
    }

    /** The date, and the time behind it if there is one; empty where the text is not in the format. */
    Optional<DateAndTime> read(String text) {
        try {
            return (chosen.isPresent() ? Optional.of(read(text, chosen.get())) : readIso(text))
                    .filter(read -> read.date().getYear() >= FIRST_YEAR);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Optional<DateAndTime> readIso(String text) {
        if (text.length() == ISO.length()) {
            return day(text).map(day -> new DateAndTime(day, Optional.empty()));
        }
        final Matcher shape = ISO_SHAPE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        final Optional<LocalTime> time = Optional.ofNullable(shape.group(2)).map(LocalTime::parse);
        return Optional.of(new DateAndTime(LocalDate.parse(shape.group(1)), time));
    }

    /** The usual case, without an expression: four digits, two, two. */
    private static Optional<LocalDate> day(String text) {
        final int year = Digits.number(text, 0, 4);
        final int month = Digits.number(text, 5, 2);
        final int day = Digits.number(text, 8, 2);
        final boolean shaped =
                text.charAt(4) == '-' && text.charAt(7) == '-' && year >= 0 && month > 0 && month <= 12 && day > 0;
        return shaped && day <= YearMonth.of(year, month).lengthOfMonth()
                ? Optional.of(LocalDate.of(year, month, day))
                : Optional.empty();
    }

    private static DateAndTime read(String text, DateTimeFormatter formatter) {
        final TemporalAccessor parsed = formatter.parse(text);
        return new DateAndTime(LocalDate.from(parsed), Optional.ofNullable(parsed.query(TemporalQueries.localTime())));
    }

    private static String sample(DateTimeFormatter formatter) {
        try {
            return SAMPLE.atZone(ZoneOffset.UTC).format(formatter);
        } catch (DateTimeException tooNarrow) {
            throw new IllegalArgumentException("The pattern can't write every date", tooNarrow);
        }
    }

    private void proveOn(String sample, DateTimeFormatter formatter) {
        final Optional<DateAndTime> read = read(sample);
        if (read.map(DateAndTime::date).filter(SAMPLE.toLocalDate()::equals).isEmpty()) {
            throw new IllegalArgumentException("it must hold day, month and year");
        }
        final boolean knowsHour =
                read.flatMap(DateAndTime::time).map(LocalTime::getHour).equals(Optional.of(SAMPLE.getHour()));
        if (holdsTime(sample, formatter) && !knowsHour) {
            throw new IllegalArgumentException(
                    "H is the hour of the day; h, up to 12, needs an a for AM or PM behind it");
        }
    }

    /** Whether a pattern writes anything of a time, even where no time can be made of it. */
    private static boolean holdsTime(String sample, DateTimeFormatter formatter) {
        final TemporalAccessor fields = formatter.parseUnresolved(sample, new ParsePosition(0));
        return Arrays.stream(ChronoField.values())
                .filter(ChronoField::isTimeBased)
                .anyMatch(fields::isSupported);
    }

    /** What the Date column holds. */
    record DateAndTime(LocalDate date, Optional<LocalTime> time) {}
}
