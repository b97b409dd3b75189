package tally.ingest;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;

/** The presets, which are data: a line of {@code presets.csv} each. Safe for use by many threads. */
public final class Presets {
    private static final List<Preset> ALL =
            ResourceTable.rows("presets.csv").stream().map(Presets::preset).toList();

    private Presets() {}

    /** All of them, in the order of the file. */
    public static List<Preset> all() {
        return ALL;
    }

    /** The preset that knows most columns of a file with this header. */
    static Optional<Preset> of(List<String> header) {
        return ALL.stream()
                .filter(preset -> preset.fits(header))
                .max(Comparator.comparingLong(preset -> preset.columnsIn(header)));
    }

    private static Preset preset(Map<String, String> line) {
        final Map<Field, String> mapping = new EnumMap<>(Field.class);
        for (final Field field : Field.values()) {
            said(line, field.columnName()).ifPresent(column -> mapping.put(field, column));
        }
        final Formats formats = new Formats(
                said(line, "date_format"), said(line, "number_format").map(Presets::numberFormat));
        return new Preset(
                said(line, "preset").orElseThrow(),
                said(line, "title").orElseThrow(),
                mapping,
                formats,
                said(line, "note").orElse(""));
    }

    private static NumberFormat numberFormat(String example) {
        return NumberFormat.of(example)
                .orElseThrow(() -> new IllegalStateException("presets.csv has no number format such as " + example));
    }

    private static Optional<String> said(Map<String, String> line, String column) {
        return Optional.ofNullable(line.get(column)).filter(text -> !text.isEmpty());
    }
}
