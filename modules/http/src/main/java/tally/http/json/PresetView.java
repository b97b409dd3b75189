package tally.http.json;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tally.domain.sales.Field;
import tally.domain.sales.NumberFormat;
import tally.ingest.Preset;

/** The export of a well-known program: its fields are those of an upload's form. */
public record PresetView(
        String name,
        String title,
        Map<String, String> mapping,
        Optional<String> dateFormat,
        Optional<String> numberFormat,
        String note) {

    /** The view of a preset. */
    public static PresetView of(Preset preset) {
        return new PresetView(
                preset.name(),
                preset.title(),
                named(preset.mapping()),
                preset.formats().dateFormat(),
                preset.formats().numberFormat().map(NumberFormat::example),
                preset.note());
    }

    /** A mapping as the form takes it, in the order in which the contract lists the columns. */
    static Map<String, String> named(Map<Field, String> mapping) {
        Map<String, String> named = new LinkedHashMap<>();
        mapping.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(entry -> named.put(entry.getKey().columnName(), entry.getValue()));
        return named;
    }
}
