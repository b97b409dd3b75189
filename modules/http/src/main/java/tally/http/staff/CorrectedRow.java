package tally.http.staff;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import tally.domain.sales.Field;
import tally.http.server.ApiError;

/** Reads values of a row that a person has corrected: texts, or numbers as JSON has them. */
final class CorrectedRow {

    /** A number with more digits is none that a sale could have, and {@code 1e100000000} would be endless to print. */
    private static final int MAX_DIGITS = 30;

    private CorrectedRow() {}

    /** The values of the object that stands in the body under the name {@code within}. */
    static Map<Field, String> read(String within, Map<String, Object> rowData) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        rowData.forEach((name, value) -> values.put(field(within, name), text(within, name, value)));
        return values;
    }

    private static Field field(String within, String name) {
        return Field.named(name)
                .orElseThrow(() -> ApiError.invalidBody("'" + name + "' is not a column that Tally reads.")
                        .with("field", within + "." + name));
    }

    private static String text(String within, String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal decimal && Math.abs(decimal.scale()) <= MAX_DIGITS) {
            return decimal.toPlainString();
        }
        if (value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        throw ApiError.invalidBody("'" + name + "' must be a text or a number.").with("field", within + "." + name);
    }
}
