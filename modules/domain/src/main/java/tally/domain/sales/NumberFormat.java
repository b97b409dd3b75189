package tally.domain.sales;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a file writes its numbers. A person chooses it; it is never guessed. */
public enum NumberFormat {
    PLAIN("1234.56", '.', ""),
    COMMA_GROUPS("1,234.56", '.', ","),
    DOT_GROUPS("1.234,56", ',', "."),
    SPACE_GROUPS("1 234,56", ',', " \u00A0\u2009\u202F");

    private final String example;
    private final char decimalSeparator;
    private final Pattern shape;
    private final Pattern groupSeparators;

    NumberFormat(String example, char decimalSeparator, String groupSeparators) {
        this.example = example;
        this.decimalSeparator = decimalSeparator;
        final String decimals = "(?:" + Pattern.quote(String.valueOf(decimalSeparator)) + "[0-9]+)?";
        final String groups = groupSeparators.isEmpty() ? "" : "|[0-9]{1,3}(?:[" + groupSeparators + "][0-9]{3})+";
        // Lakh and crore, as Bangladesh and India write them: 1,50,000.
        final String lakhs = groupSeparators.equals(",") ? "|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}" : "";
        this.shape = Pattern.compile("[+-]?(?:[0-9]+" + groups + lakhs + ")" + decimals);
        this.groupSeparators = Pattern.compile(groupSeparators.isEmpty() ? "(?!)" : "[" + groupSeparators + "]");
    }

    /** The name in the API: the number 1234.56 written this way. */
    public String example() {
        return example;
    }

    /** The format with this {@link #example()}. */
    public static Optional<NumberFormat> of(String example) {
        return Arrays.stream(values())
                .filter(format -> format.example.equals(example))
                .findFirst();
    }

    char decimalSeparator() {
        return decimalSeparator;
    }

    /** Whether the text has the shape of a number in this format: ASCII digits, an optional sign, right groups. */
    boolean fits(String text) {
        return shape.matcher(text).matches();
    }

    /** A text that {@link #fits}, without groups and with a point: {@code -1234.56}. */
    String plain(String text) {
        return groupSeparators.matcher(text).replaceAll("").replace(decimalSeparator, '.');
    }
}
