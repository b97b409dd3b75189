package tally.ingest;

import java.util.List;
import java.util.Map;
import tally.domain.sales.ColumnMap;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;

/**
 * What the export of a well-known till or web shop calls its columns, and how it writes dates and numbers.
 *
 * @param name short and fixed, such as {@code square}
 * @param title the program and which of its exports
 * @param mapping as in {@link tally.domain.uploads.ImportOptions}; columns that an export may lack among them
 * @param formats what is empty differs from shop to shop
 * @param note what the shop should know about the figures
 */
public record Preset(String name, String title, Map<Field, String> mapping, Formats formats, String note) {
    /** Copies the mapping. */
    public Preset {
        mapping = Map.copyOf(mapping);
    }

    /** Whether a file with this header has all that is required, under this preset's names. */
    boolean fits(List<String> header) {
        return ColumnMap.match(header, mapping).missing().isEmpty();
    }

    /** Columns of the header that the preset names. */
    long columnsIn(List<String> header) {
        final ColumnMap columns = ColumnMap.match(header, mapping);
        return mapping.keySet().stream()
                .filter(field -> columns.ownName(field).isPresent())
                .count();
    }
}
