package tally.receipts.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tally.domain.receipts.Reading;

/**
 * Finds the day of the sale: {@code 2018-06-25}, {@code 25/06/2018}, {@code 25.6.18}, {@code 25 Jun 2018}, {@code June 25,
 * 2018}. Day and month are told apart by evidence alone: one of them is above 12, another date of the receipt is, or the
 * receipt's country writes them in one order. Without evidence there is no date, and a person looks at it.
 */
final class DateFinder {
    private static final String MONTH = "(?<name>jan|feb|mar|apr|may|mei|jun|jul|aug|agu|sep|oct|okt|nov|dec|des)"
            + "(?:r?uar[iy]|ch|et|il|[eiy]|ust(?:us)?|t|t?ember|ober)?\\.?(?![a-z])";
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<!\\d)(?<year>20\\d{2})\\s?[-/.]\\s?(?<month>\\d{1,2})\\s?[-/.]\\s?(?<day>\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_LAST = Pattern.compile(
            "(?<![\\d.,]|\\w-)(?<first>\\d{2}|(?<![a-z])\\d)\\s?(?<mark>[-/.])\\s?(?<second>\\d{1,2})\\s?\\k<mark>-?\\s?(?<year>20\\d{2}|\\d{2})(?![\\d/]|[.,-]\\d)");
    /** {@code 2706/2018}, {@code 27062018}: OCR lost a stroke or two, or took it for a 1. */
    private static final Pattern RUN_TOGETHER = Pattern.compile(
            "(?<![\\w.,/-])(?<first>\\d{2})(?<mark>[-/.|1]?)(?<second>\\d{2})[-/.|1]?(?<year>20\\d{2})(?![\\w/]|[.,-]\\d)");

    /** {@code |7/06/2018} and {@code l7/06/2018} are the 17th. */
    private static final Pattern STROKE_FOR_ONE = Pattern.compile("(?<!\\w)[|!l](?=\\d[-/.]\\d{2}[-/.]\\d)");

    private static final Pattern DAY_NAME_YEAR = Pattern.compile("(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s/.,-]*"
            + MONTH + "[\\s/.,'-]*(?<year>20\\d{2}|\\d{2})(?!\\d)");
    private static final Pattern NAME_DAY_YEAR = Pattern.compile("(?<![a-z])" + MONTH
            + "[\\s/.-]*(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s,/.'-]+(?<year>20\\d{2}|\\d{2})(?!\\d)");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final Pattern NOT_THE_SALE =
            Pattern.compile("\\bexp(?:\\b|ir)|valid|until|before|\\bpromo(?:s|tions?)?\\b|member since");
    private static final Pattern THE_SALE =
            Pattern.compile("\\b(?:date|data|dt|tarikh|tanggal|tgl|fecha|emissao)\\b|\\b\\d{1,2}:\\d{2}\\b");
    private static final int CENTURY = 2000;
    private static final int FIRST_YEAR = 2005;
    private static final int OTHER_DATE_PERCENT = 90;
    private static final int RUN_TOGETHER_PERCENT = 60;

    private final DayOrder custom;

    /** {@code custom} is how the receipt's country writes dates, where it could be told. */
    DateFinder(DayOrder custom) {
        this.custom = custom;
    }

    /**
     * A date of the receipt, with day and month perhaps still to be told apart.
     *
     * @param numbers whether it is {@code 25/06/2018}: only such a date says how the others of its kind are to be read
     */
    private record Seen(int year, int first, int second, DayOrder order, boolean numbers, int confidence) {

        boolean open() {
            return order == DayOrder.UNKNOWN && first != second;
        }

        Optional<LocalDate> as(DayOrder wanted) {
            try {
                return Optional.of(
                        wanted == DayOrder.MONTH_FIRST
                                ? LocalDate.of(year, first, second)
                                : LocalDate.of(year, second, first));
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }
    }

    /** The first date that can be told, from the top: it is the sale's; those of a card slip or a promise follow. */
    Reading<LocalDate> date(List<ReceiptLine> lines) {
        final List<Seen> whole = Stream.concat(ofTheSale(lines), lines.stream())
                .filter(line ->
                        !NOT_THE_SALE.matcher(FoldedText.of(line.text())).find())
                .flatMap(line -> datesIn(line).stream())
                .filter(date -> date.year() >= FIRST_YEAR)
                .toList();
        return whole.isEmpty()
                ? first(ofTheSale(lines)
                        .flatMap(line -> runTogetherIn(line).stream())
                        .toList())
                : first(whole);
    }

    private static Stream<ReceiptLine> ofTheSale(List<ReceiptLine> lines) {
        return lines.stream()
                .filter(line -> THE_SALE.matcher(FoldedText.of(line.text())).find());
    }

    private Reading<LocalDate> first(List<Seen> seen) {
        final DayOrder order = orderOf(seen);
        for (final Seen date : seen) {
            final Optional<LocalDate> day = day(date, order);
            if (day.isPresent()) {
                return Reading.of(
                        day.get(), date.open() ? date.confidence() * OTHER_DATE_PERCENT / 100 : date.confidence());
            }
        }
        return Reading.none();
    }

    private static Optional<LocalDate> day(Seen date, DayOrder order) {
        final DayOrder known = date.open() ? order : date.order();
        return date.open() && known == DayOrder.UNKNOWN ? Optional.empty() : date.as(known);
    }

    /** What the dates of numbers that leave no choice say, else the custom of the country. */
    private DayOrder orderOf(List<Seen> seen) {
        return seen.stream()
                .filter(Seen::numbers)
                .filter(date -> date.first() != date.second())
                .map(Seen::order)
                .filter(order -> order != DayOrder.UNKNOWN)
                .findFirst()
                .orElse(custom);
    }

    private static List<Seen> datesIn(ReceiptLine line) {
        final String text =
                STROKE_FOR_ONE.matcher(line.text().toLowerCase(Locale.ROOT)).replaceAll("1");
        final List<Seen> seen = new ArrayList<>();
        for (final Matcher date = YEAR_FIRST.matcher(text); date.find(); ) {
            seen.add(new Seen(
                    year(date),
                    number(date, "day"),
                    number(date, "month"),
                    DayOrder.DAY_FIRST,
                    false,
                    line.confidence()));
        }
        for (final Matcher date = YEAR_LAST.matcher(text); date.find(); ) {
            yearLast(date, line.confidence()).ifPresent(seen::add);
        }
        for (final Pattern named : List.of(DAY_NAME_YEAR, NAME_DAY_YEAR)) {
            for (final Matcher date = named.matcher(text); date.find(); ) {
                seen.add(new Seen(
                        year(date),
                        number(date, "day"),
                        month(date.group("name")),
                        DayOrder.DAY_FIRST,
                        false,
                        line.confidence()));
            }
        }
        return seen;
    }

    /** Digits that may be a date are one beside its name or the time alone, and a person looks at them. */
    private static List<Seen> runTogetherIn(ReceiptLine line) {
        final List<Seen> seen = new ArrayList<>();
        for (final Matcher date = RUN_TOGETHER.matcher(line.text()); date.find(); ) {
            yearLast(date, line.confidence() * RUN_TOGETHER_PERCENT / 100).ifPresent(seen::add);
        }
        return seen;
    }

    /** A day that no calendar has is no date and no evidence; nor is {@code 1.98 .12}, which is two amounts. */
    private static Optional<Seen> yearLast(Matcher date, int confidence) {
        final int first = number(date, "first");
        final int second = number(date, "second");
        final DayOrder order = first > MONTHS_OF_A_YEAR
                ? DayOrder.DAY_FIRST
                : second > MONTHS_OF_A_YEAR ? DayOrder.MONTH_FIRST : DayOrder.UNKNOWN;
        final boolean apart = date.group("mark").equals(".") && date.group().contains(" ");
        return Optional.of(new Seen(year(date), first, second, order, true, confidence))
                .filter(seen -> !apart && seen.as(order).isPresent());
    }

    private static int month(String name) {
        return 1
                + MONTHS.indexOf(
                        switch (name) {
                            case "mei" -> "may";
                            case "agu" -> "aug";
                            case "okt" -> "oct";
                            case "des" -> "dec";
                            default -> name;
                        });
    }

    private static int year(Matcher date) {
        final int year = number(date, "year");
        return year < CENTURY ? CENTURY + year : year;
    }

    private static int number(Matcher date, String group) {
        return Integer.parseInt(date.group(group));
    }
}
