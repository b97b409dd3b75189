package tally.receipts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers of a line and tells which of them are written as money, by the one {@link DecimalMark} of its
 * receipt. What is a part of a date, a time, a telephone number or a percentage is no number. Immutable.
 */
final class MoneyReader {
    /** {@code RN5.00} and {@code RH5.00} are {@code RM5.00} where the letter ran together. */
    private static final String CURRENCY = "(?:\\p{Sc}|(?i:r[mnh]|myr|rp|idr|usd|eur|euros?|tk|bdt|us\\$|s\\$)[.:]?)";

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.,/:#-]|\\*\\*)"
            + "(?<open>[-+(~]{0,2}(?:(?<sign>" + CURRENCY + "(?=\\d))|" + CURRENCY + "\\s?)?-?)"
            + "(?<digits>\\d{1,3}(?:[.,']\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,9}[.,]\\d{1,4}|\\d{1,9}|[.,]\\d{2})"
            + "(?<after>\\s?" + CURRENCY + "(?![A-Za-z]))?"
            + "(?<close>\\s?\\)|-(?!\\d))?"
            + "(?<code>(?!KG|GM?\\b|ML|L\\b|LT|CM|MM|M\\b|OZ|LB|PC)[A-Z]{1,2}\\d?)?"
            + "(?![\\w/:,#]|\\.(?!\\s|$)|-\\d|\\s?%)");

    /** {@code 5. 90}: a gap that OCR saw inside an amount; {@code 1.18 .12} are two of them. */
    private static final Pattern GAP =
            Pattern.compile("(?<![.,]\\d{2})(?<=\\d)(?:\\s([.,])\\s?|([.,])\\s)(?=(?:\\d{2}|\\d{3})(?![\\d.,]))");

    /** {@code RM 64 13}: a point that OCR did not see. */
    private static final Pattern LOST_POINT =
            Pattern.compile("((?<![\\w.])" + CURRENCY + "\\s?\\d{1,4})\\s(?=\\d{2}$)");

    private static final int CENTS = 2;
    private static final BigDecimal SMALLEST_WITHOUT_CENTS = BigDecimal.valueOf(100);
    private static final int MAX_UNGROUPED = 7;

    private final DecimalMark decimals;

    MoneyReader(DecimalMark decimals) {
        this.decimals = decimals;
    }

    /** The line with gaps inside its amounts closed; the figures' positions are in this text. */
    String tidy(String line) {
        final String closed = closed(line.replace('×', 'x'));
        return decimals == DecimalMark.POINT ? LOST_POINT.matcher(closed).replaceFirst("$1.") : closed;
    }

    /** The text with the gaps inside its amounts closed. */
    static String closed(String text) {
        return GAP.matcher(text).replaceAll("$1$2");
    }

    /** The numbers from left to right. */
    List<Figure> figures(String tidyLine) {
        final List<Figure> figures = new ArrayList<>();
        for (final Matcher number = NUMBER.matcher(spaced(tidyLine)); number.find(); ) {
            final Figure figure = figure(number);
            if (figure.money() || number.group("code") == null) {
                figures.add(figure);
            }
        }
        return List.copyOf(figures);
    }

    /** {@code 2x5.79} and {@code @31,000} are two numbers: the signs between become spaces, lengths stay. */
    private static String spaced(String line) {
        return line.replaceAll(
                "(?<=\\s|^)[.,;]+(?=\\d)(?!\\d{2}(?!\\d))|(?<=\\s|^)\\*(?=\\d{1,4}\\s)|(?<=\\d)[xX*](?=\\s|\\d|\\p{Sc}|$)|(?<=\\s|^)[xX*](?=\\d)|@|(?<=\\s):|:(?=\\s)|=|\\|",
                " ");
    }

    private Figure figure(Matcher number) {
        final String digits = number.group("digits");
        final boolean marked = number.group("sign") != null || number.group("after") != null;
        final BigDecimal value = value(digits);
        final boolean negative = number.group("open").contains("-")
                || (number.group("open").contains("(") && number.group("close") != null)
                || "-".equals(number.group("close"));
        final boolean money = marked || writtenAsMoney(digits, value);
        return new Figure(negative ? value.negate() : value, money, number.start(), number.end());
    }

    private boolean writtenAsMoney(String digits, BigDecimal value) {
        return decimals == DecimalMark.NONE
                ? value.compareTo(SMALLEST_WITHOUT_CENTS) >= 0
                        && !digits.startsWith("0")
                        && (digits.length() <= MAX_UNGROUPED || digits.matches(".*[.,].*"))
                : decimalsOf(digits) == CENTS;
    }

    private BigDecimal value(String digits) {
        final BigDecimal whole = new BigDecimal(digits.replaceAll("\\D", ""));
        return whole.movePointLeft(decimalsOf(digits));
    }

    /** Two digits behind any mark are cents, wherever there are cents at all: OCR takes a comma for a point. */
    private int decimalsOf(String digits) {
        final int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        final int behind = last < 0 ? 0 : digits.length() - last - 1;
        final boolean groups =
                behind == 3 && (digits.charAt(last) != decimals.mark() || digits.indexOf(digits.charAt(last)) < last);
        return groups ? 0 : behind;
    }
}
