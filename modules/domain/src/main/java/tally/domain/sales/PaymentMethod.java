package tally.domain.sales;

import java.util.Arrays;
import java.util.Locale;

/** How a sale was paid. */
public enum PaymentMethod {
    CASH,
    BKASH,
    NAGAD,
    ROCKET,
    CARD,
    CREDIT,
    OTHER;

    /** The method as the API and the database write it, such as {@code bkash}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a file's text, in any case: empty is cash, an unknown method is other. */
    public static PaymentMethod read(String text) {
        if (text.isEmpty()) {
            return CASH;
        }
        return Arrays.stream(values())
                .filter(method -> method.name().equalsIgnoreCase(text))
                .findFirst()
                .orElse(OTHER);
    }
}
