package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import tally.domain.sales.Field;
import tally.domain.sales.PrintableText;

/** A row's texts by field, as {@code jsonb}: written with {@code jsonb_object(names, texts)}, so no JSON is made here. */
final class Values {
    private Values() {}

    /** The fields' names as a {@code text[]} parameter. */
    static java.sql.Array names(Connection connection, Map<Field, String> values) throws SQLException {
        return Sql.array(
                connection,
                "text",
                values.keySet().stream().map(Field::columnName).toList());
    }

    /** The fields' texts as a {@code text[]} parameter, in the same order; {@code jsonb} takes no NUL. */
    static java.sql.Array texts(Connection connection, Map<Field, String> values) throws SQLException {
        return Sql.array(
                connection,
                "text",
                values.values().stream().map(PrintableText::of).toList());
    }

    /** Reads two {@code text[]} columns back. */
    static Map<Field, String> read(List<String> names, List<String> texts) {
        final EnumMap<Field, String> values = new EnumMap<>(Field.class);
        final Iterator<String> text = texts.iterator();
        for (final String name : names) {
            final String value = text.next();
            Field.named(name).ifPresent(field -> values.put(field, value));
        }
        return values;
    }
}
