package tally.domain.sales;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The text of one row, by field, as it stood in the file with white space around it removed. A column that the file
 * does not have is absent; one that is there and empty is the empty text. Immutable.
 */
// EnumOrdinal: read for every field of every row, where an array by ordinal is the whole point.
@SuppressWarnings("EnumOrdinal")
public final class RowValues {
    private static final int FIELDS = Field.values().length;

    /** No field takes more than 500, so whoever corrects or retries a row misses nothing; and a list of rows stays small. */
    private static final int MOST_CHARS_KEPT = 10_000;

    private final String[] values;

    private RowValues(String[] values) {
        if (values.length != FIELDS) {
            throw new IllegalArgumentException("One text a field is wanted, got " + values.length);
        }
        this.values = values;
    }

    /** A row from texts in the order of {@link Field}; {@code null} where the file has no such column. */
    public static RowValues ofTexts(String[] textsByField) {
        return new RowValues(Arrays.stream(textsByField)
                .map(text -> text == null ? null : CellText.of(text))
                .toArray(String[]::new));
    }

    /** The same for who has asked {@link CellText} already, once for the many cells that say the same. */
    public static RowValues ofCells(String[] cellsByField) {
        return new RowValues(cellsByField.clone());
    }

    /** A row from a map; fields that are not in it are absent. */
    public static RowValues of(Map<Field, String> values) {
        final String[] texts = new String[FIELDS];
        values.forEach((field, text) -> texts[field.ordinal()] = text);
        return ofTexts(texts);
    }

    /** The field's text, empty where the column is absent. */
    public String text(Field field) {
        final String text = values[field.ordinal()];
        return text == null ? "" : text;
    }

    /**
     * The fields that are present, in the order of {@link Field}: what is kept of a row that failed. Of a cell of a megabyte, which a
     * quote that is never closed may make of any, that is the beginning.
     */
    public Map<Field, String> present() {
        final EnumMap<Field, String> present = new EnumMap<>(Field.class);
        for (final Field field : Field.values()) {
            Optional.ofNullable(values[field.ordinal()])
                    .ifPresent(text -> present.put(field, CellText.cut(text, MOST_CHARS_KEPT)));
        }
        return Collections.unmodifiableMap(present);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowValues that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "RowValues[" + present().keySet() + "]";
    }
}
