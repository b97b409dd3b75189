package tally.receipts.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a receipt writes the cents: behind a point, behind a comma, or not at all. It holds for the whole receipt, so that
 * {@code 1.634} is a price a litre where other amounts read {@code 10.00}, and a thousand and more where they read
 * {@code 25.000}.
 */
enum DecimalMark {
    POINT('.'),
    COMMA(','),
    /** No cents: every mark groups thousands. */
    NONE('\0');

    private static final Pattern WITH_CENTS =
            Pattern.compile("(?<![\\d.,/:-])(?:\\d{1,3}(?:[., ]\\d{3})*|\\d{1,7})([.,])\\d{2}(?![\\d.,/:-]|%| %)");

    private static final Pattern GROUPED =
            Pattern.compile("(?<![\\d.,/:-])[1-9]\\d{0,2}(?:[.,]\\d{3})+(?![\\d.,/:-]|%| %)");

    private final char mark;

    DecimalMark(char mark) {
        this.mark = mark;
    }

    char mark() {
        return mark;
    }

    /** The mark that most amounts with two decimals have; none where thousands are the more usual sight. */
    static DecimalMark of(String text) {
        final String closed = MoneyReader.closed(text);
        int points = 0;
        int commas = 0;
        for (final Matcher amount = WITH_CENTS.matcher(closed); amount.find(); ) {
            if (amount.group(1).equals(".")) {
                points++;
            } else {
                commas++;
            }
        }
        if (points + commas == 0
                || points + commas < GROUPED.matcher(closed).results().count()) {
            return NONE;
        }
        return points >= commas ? POINT : COMMA;
    }
}
