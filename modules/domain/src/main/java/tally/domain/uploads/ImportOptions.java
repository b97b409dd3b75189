package tally.domain.uploads;

import java.util.Map;
import java.util.Optional;
import tally.domain.sales.ColumnMap;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;

/**
 * How a person wants a file to be read. What is empty is found from the file (delimiter, charset) or is the default.
 *
 * @param mapping for some fields, what the file calls the column; the amount may also be {@link
 *     ColumnMap#QUANTITY_TIMES_PRICE}
 * @param delimiter one of comma, semicolon, tab, pipe
 * @param charset an IANA name such as {@code windows-1252}
 */
public record ImportOptions(
        DuplicateRule duplicates,
        Map<Field, String> mapping,
        Formats formats,
        Optional<Character> delimiter,
        Optional<String> charset) {

    /** Nothing said: the file speaks for itself. */
    public static final ImportOptions DEFAULT =
            new ImportOptions(DuplicateRule.COUNT, Map.of(), Formats.DEFAULT, Optional.empty(), Optional.empty());

    /** Copies the mapping; where it says that the amount is to be worked out, the formats know. */
    public ImportOptions {
        mapping = Map.copyOf(mapping);
        formats = formats.withAmountFromPrice(ColumnMap.worksOutAmount(mapping));
    }

    /** The same with another mapping. */
    public ImportOptions mapped(Map<Field, String> other) {
        return new ImportOptions(duplicates, other, formats, delimiter, charset);
    }

    /** The same in another charset. */
    public ImportOptions inCharset(Optional<String> other) {
        return new ImportOptions(duplicates, mapping, formats, delimiter, other);
    }
}
