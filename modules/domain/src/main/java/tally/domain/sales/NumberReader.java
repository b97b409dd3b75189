package tally.domain.sales;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a number by one {@link NumberFormat} and no other. Its shape is checked before it is parsed, because
 * {@code new BigDecimal("1e100000000")} is taken and then never ends; so there are no exponents and no {@code NaN}.
 * Immutable.
 */
final class NumberReader {
    private static final int MAX_CHARS = 40;
    private static final int AMBIGUOUS_DECIMALS = 3;

    /** {@code 1.000} is a thousand to some and one to others; zero decimals or three, nobody can tell. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[+-]?[0-9]*[.,][0-9]{3}");

    /** A currency sign, or a code of two or three letters (USD, Tk), before or behind the number. */
    private static final Pattern CURRENCY = Pattern.compile("(?:\\p{Sc}|[A-Za-z]{2,3}\\.?)");

    private static final Pattern CURRENCY_FIRST =
            Pattern.compile("^([+-]?)" + CURRENCY.pattern() + "[\\s\\u00A0]*([+-]?[0-9].*)$");
    private static final Pattern CURRENCY_LAST = Pattern.compile("^(.*[0-9])[\\s\\u00A0]*" + CURRENCY.pattern() + "$");

    private final NumberFormat format;
    private final boolean chosen;

    /** {@code chosen} where a person named the format, so that {@code 1.000} is no longer ambiguous. */
    NumberReader(NumberFormat format, boolean chosen) {
        this.format = format;
        this.chosen = chosen;
    }

    /** The number, of either sign; empty where the text is none in this format or could be two numbers. */
    Optional<BigDecimal> read(String text) {
        return PlainDecimal.read(text, format.decimalSeparator())
                .filter(number -> chosen || number.scale() != AMBIGUOUS_DECIMALS)
                .or(() -> readClosely(text));
    }

    private Optional<BigDecimal> readClosely(String text) {
        if (text.length() > MAX_CHARS || ambiguous(text) || !format.fits(text)) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(format.plain(text)));
    }

    /** Like {@link #read}, with a currency sign or code around it let pass. */
    Optional<BigDecimal> readMoney(String text) {
        return read(withoutCurrency(text));
    }

    /** Whether a person must say how to read this: one separator with exactly three digits behind it. */
    boolean ambiguous(String text) {
        return !chosen && AMBIGUOUS.matcher(withoutCurrency(text)).matches();
    }

    private static String withoutCurrency(String text) {
        if (text.length() > MAX_CHARS || (isDigitAt(text, 0) && isDigitAt(text, text.length() - 1))) {
            return text;
        }
        final String bare = CURRENCY_FIRST.matcher(text).replaceFirst("$1$2");
        return CURRENCY_LAST.matcher(bare).replaceFirst("$1");
    }

    private static boolean isDigitAt(String text, int index) {
        return index >= 0 && index < text.length() && Character.isDigit(text.charAt(index));
    }
}
