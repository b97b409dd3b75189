package tally.domain.accounts;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address as the name of an account: trimmed and in lower case, so that one person has one account. */
public record Email(String value) {
    private static final int MAX_CHARS = 254;
    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    /** Refuses, by {@link IllegalArgumentException}, what has not one {@code @} with something on both sides. */
    public Email {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > MAX_CHARS || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an e-mail address: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
