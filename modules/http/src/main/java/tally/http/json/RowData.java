package tally.http.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tally.domain.sales.Field;

/** Writes the values of a row under the names of the columns, in the order in which a row is checked. */
final class RowData {

    private RowData() {}

    static Map<String, String> of(Map<Field, String> values) {
        Map<String, String> named = new LinkedHashMap<>();
        new TreeMap<>(values).forEach((field, text) -> named.put(field.columnName(), text));
        return named;
    }
}
