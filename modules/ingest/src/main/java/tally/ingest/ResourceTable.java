package tally.ingest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import tally.csv.CsvFormat;
import tally.csv.CsvReader;

/** Reads the tables that Tally brings along, with its own reader. */
final class ResourceTable {
    private ResourceTable() {}

    /** All records of a table. */
    static List<List<String>> records(String name) {
        final InputStream stream = Objects.requireNonNull(ResourceTable.class.getResourceAsStream(name), name);
        try (CsvReader reader = new CsvReader(stream, CsvFormat.comma())) {
            final List<List<String>> records = new ArrayList<>();
            while (reader.next()) {
                records.add(IntStream.range(0, reader.fieldCount())
                        .mapToObj(reader::field)
                        .toList());
            }
            return records;
        }
    }

    /** The records below the first one, each by the names that stand in it. */
    static List<Map<String, String>> rows(String name) {
        final List<List<String>> records = records(name);
        final List<String> header = records.get(0);
        return records.stream().skip(1).map(record -> row(header, record)).toList();
    }

    private static Map<String, String> row(List<String> header, List<String> record) {
        final Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), record.get(i));
        }
        return row;
    }
}
