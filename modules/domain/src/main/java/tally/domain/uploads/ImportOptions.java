package tally.domain.uploads;

import java.util.Map;
import java.util.Optional;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;

/**
 * How a person wants a file to be read. What is empty is found from the file (delimiter, charset) or is the default.
 *
 * @param mapping for some fields, what the file calls the column
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

    /** Copies the mapping. */
    public ImportOptions {
        mapping = Map.copyOf(mapping);
    }

    /** The same with another mapping. */
    public ImportOptions mapped(Map<Field, String> other) {
        return new ImportOptions(duplicates, other, formats, delimiter, charset);
    }
}
