package tally.domain.sales;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How a sale was paid. */
public enum PaymentMethod {
    CASH,
    BKASH,
    NAGAD,
    ROCKET,
    CARD,
    CREDIT,
    OTHER;

    private static final Map<String, PaymentMethod> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PaymentMethod::wireName, method -> method));

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The method as the API and the database write it, such as {@code bkash}. */
    public String wireName() {
        return wireName;
    }

    /** Reads a file's text, in any case: empty is cash, an unknown method is other. */
    public static PaymentMethod read(String text) {
        if (text.isEmpty()) {
            return CASH;
        }
        final PaymentMethod exactly = BY_NAME.getOrDefault(text, OTHER);
        return exactly == OTHER ? BY_NAME.getOrDefault(text.toLowerCase(Locale.ROOT), OTHER) : exactly;
    }
}
