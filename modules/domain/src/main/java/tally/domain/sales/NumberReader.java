package tally.domain.sales;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final String CURRENCY = "(\\p{Sc}|[A-Za-z]{2,3}\\.?)";
    private static final String SPACES = "[\\s\\u00A0\\u2009\\u202F]*";
    private static final Pattern CURRENCY_FIRST = Pattern.compile("([+-]?)" + CURRENCY + SPACES + "([+-]?[0-9].*)");
    private static final Pattern CURRENCY_LAST = Pattern.compile("(.*[0-9])" + SPACES + CURRENCY);

    /**
     * What shops write for a currency beside the codes of ISO 4217. Not among them: CR, which makes a credit of an amount, and
     * all codes in small letters, because some are words (all, cup, pen, try).
     */
    private static final Set<String> SHORT_FORMS = Set.of(
            "Tk", "TK", "tk", "Rs", "RS", "rs", "kr", "Fr", "SFr", "RM", "Rp", "Ft", "Dh", "KSh", "TSh", "USh", "Lei",
            "usd", "eur", "gbp", "bdt", "inr");

    private static final Set<String> CURRENCIES = Stream.concat(
                    SHORT_FORMS.stream(),
                    Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode))
            .collect(Collectors.toUnmodifiableSet());

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
        final Matcher first = CURRENCY_FIRST.matcher(text);
        final String bare = first.matches() && isCurrency(first.group(2)) ? first.group(1) + first.group(3) : text;
        final Matcher last = CURRENCY_LAST.matcher(bare);
        return last.matches() && isCurrency(last.group(2)) ? last.group(1) : bare;
    }

    /** A sign, a code or a short form; not any letters, for {@code 5 pcs} and {@code 5.00 CR} are no sum received. */
    private static boolean isCurrency(String text) {
        final String letters = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return letters.length() == 1 || CURRENCIES.contains(letters);
    }

    private static boolean isDigitAt(String text, int index) {
        return index >= 0 && index < text.length() && Character.isDigit(text.charAt(index));
    }
}
