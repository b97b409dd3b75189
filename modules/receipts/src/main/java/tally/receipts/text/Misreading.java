package tally.receipts.text;

import java.math.BigDecimal;

/** Tells whether OCR may have made one amount of another: by one digit that is wrong, one too many, or lost ones in front. */
final class Misreading {
    private static final int FEWEST_DIGITS = 3;

    private Misreading() {}

    static boolean mayBe(BigDecimal read, BigDecimal truth) {
        final String seen = digits(read);
        final String printed = digits(truth);
        return read.compareTo(truth) != 0
                && seen.length() >= FEWEST_DIGITS
                && (oneWrong(seen, printed) || oneLess(seen, printed) || printed.endsWith(seen));
    }

    private static String digits(BigDecimal amount) {
        return amount.unscaledValue().abs().toString();
    }

    private static boolean oneWrong(String seen, String printed) {
        final int start = common(seen, printed);
        return seen.length() == printed.length() && seen.substring(start + 1).equals(printed.substring(start + 1));
    }

    private static boolean oneLess(String seen, String printed) {
        final int start = common(seen, printed);
        return seen.length() == printed.length() + 1
                && seen.substring(start + 1).equals(printed.substring(start));
    }

    /** How many digits are the same from the left; one at least is left where they differ at all. */
    private static int common(String seen, String printed) {
        int same = 0;
        while (same < Math.min(seen.length(), printed.length()) && seen.charAt(same) == printed.charAt(same)) {
            same++;
        }
        return Math.min(same, seen.length() - 1);
    }
}
