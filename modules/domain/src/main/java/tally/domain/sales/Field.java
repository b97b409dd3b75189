package tally.domain.sales;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns that Tally reads from a sales file, in the order in which a row is checked; all others are ignored. */
public enum Field {
    DATE("Date", true),
    PRODUCT("Product", true),
    QUANTITY("Quantity", true),
    AMOUNT("Amount", true),
    CUSTOMER("Customer", false),
    PAYMENT_METHOD("PaymentMethod", false),
    TIME("Time", false),
    UNIT_PRICE("UnitPrice", false),
    NOTES("Notes", false);

    private static final Pattern NO_PART_OF_A_NAME = Pattern.compile("[\\s\\u00A0_-]");

    private final String columnName;
    private final boolean required;

    Field(String columnName, boolean required) {
        this.columnName = columnName;
        this.required = required;
    }

    /** The column's name as the documentation writes it, such as {@code UnitPrice}; also the key in {@code row_data}. */
    public String columnName() {
        return columnName;
    }

    /** Whether a file without this column can't be read at all. */
    public boolean required() {
        return required;
    }

    /** The field with this name, found without regard to case, spaces, {@code _} and {@code -}. */
    public static Optional<Field> named(String name) {
        final String wanted = normalized(name);
        return Arrays.stream(values())
                .filter(field -> normalized(field.columnName).equals(wanted))
                .findFirst();
    }

    /** A column's name without what names may differ in: case, spaces, {@code _} and {@code -}. */
    public static String normalized(String name) {
        return NO_PART_OF_A_NAME.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
