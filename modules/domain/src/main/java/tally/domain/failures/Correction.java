package tally.domain.failures;

import java.util.EnumMap;
import java.util.Map;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;

/**
 * What a person changes of failed rows before they are tried again.
 *
 * @param values by field, what stands there from now on; other fields keep theirs
 * @param formats how the rows write dates and numbers; what is empty stays as it was
 */
public record Correction(Map<Field, String> values, Formats formats) {
    /** Nothing: the rows are tried as they are. */
    public static final Correction NONE = new Correction(Map.of(), Formats.DEFAULT);

    /** Copies the values. */
    public Correction {
        values = Map.copyOf(values);
    }

    /** Values alone. */
    public static Correction of(Map<Field, String> values) {
        return new Correction(values, Formats.DEFAULT);
    }

    /** These values as they stand when it is made. */
    public Map<Field, String> appliedTo(Map<Field, String> before) {
        final Map<Field, String> after = new EnumMap<>(Field.class);
        after.putAll(before);
        after.putAll(values);
        return after;
    }

    /** These formats as they stand when it is made. */
    public Formats appliedTo(Formats before) {
        return new Formats(
                formats.dateFormat().or(before::dateFormat),
                formats.numberFormat().or(before::numberFormat));
    }
}
