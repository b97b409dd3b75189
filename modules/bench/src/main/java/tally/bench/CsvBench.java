package tally.bench;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tally.csv.CsvFormat;
import tally.csv.CsvReader;

/**
 * Reads the same sales from memory: Tally's reader with every field as a String and as views, its peers with every field as
 * a String, and a plain loop that only counts commas and line ends, which is the limit.
 *
 * <p>The checksum is the number of fields times 2<sup>32</sup> plus the number of their characters.
 */
final class CsvBench {
    private static final int WARM_UPS = 3;
    private static final int MEASURED = 9;

    private final int rows;
    private final byte[] file;

    CsvBench(int rows) {
        this.rows = rows;
        this.file = new SalesText(42).bytes(rows);
    }

    void run() throws Exception {
        System.out.printf(
                "%n%,d rows, %,d bytes, Java %s, %d processors%n%n",
                rows, file.length, Runtime.version(), Runtime.getRuntime().availableProcessors());
        new Rounds(WARM_UPS, MEASURED)
                .add("plain loop over the bytes", this::loop)
                .add("Tally, views", this::tallyViews)
                .add("Tally, Strings", this::tallyStrings)
                .add("FastCSV", this::fastCsv)
                .add("univocity", this::univocity)
                .add("Jackson CSV", this::jackson)
                .add("commons-csv", this::commons)
                .run(file.length / 1e6, "MB/s", "FastCSV");
    }

    private long loop() {
        long commas = 0;
        long lines = 0;
        for (final byte b : file) {
            if (b == ',') {
                commas++;
            } else if (b == '\n') {
                lines++;
            }
        }
        return commas << 32 | lines;
    }

    private long tallyViews() {
        final Sum sum = new Sum();
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(file), CsvFormat.comma())) {
            while (reader.next()) {
                for (int i = 0; i < reader.fieldCount(); i++) {
                    sum.add(reader.end(i) - reader.start(i));
                }
            }
        }
        return sum.value();
    }

    private long tallyStrings() {
        final Sum sum = new Sum();
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(file), CsvFormat.comma())) {
            while (reader.next()) {
                for (int i = 0; i < reader.fieldCount(); i++) {
                    sum.add(reader.field(i).length());
                }
            }
        }
        return sum.value();
    }

    private long fastCsv() throws IOException {
        final Sum sum = new Sum();
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder()
                .ofCsvRecord(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (final CsvRecord fields : reader) {
                for (int i = 0; i < fields.getFieldCount(); i++) {
                    sum.add(fields.getField(i).length());
                }
            }
        }
        return sum.value();
    }

    private long univocity() {
        final CsvParserSettings settings = new CsvParserSettings();
        settings.setEmptyValue("");
        settings.setNullValue("");
        settings.setReadInputOnSeparateThread(false);
        final var parser = new com.univocity.parsers.csv.CsvParser(settings);
        parser.beginParsing(text());
        final Sum sum = new Sum();
        for (String[] fields = parser.parseNext(); fields != null; fields = parser.parseNext()) {
            for (final String field : fields) {
                sum.add(field.length());
            }
        }
        return sum.value();
    }

    private long jackson() throws IOException {
        final Sum sum = new Sum();
        try (MappingIterator<String[]> records = new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .readerFor(String[].class)
                .readValues(new ByteArrayInputStream(file))) {
            while (records.hasNext()) {
                for (final String field : records.next()) {
                    sum.add(field.length());
                }
            }
        }
        return sum.value();
    }

    private long commons() throws IOException {
        final Sum sum = new Sum();
        try (var parser = CSVFormat.RFC4180.parse(text())) {
            for (final CSVRecord fields : parser) {
                for (final String field : fields) {
                    sum.add(field.length());
                }
            }
        }
        return sum.value();
    }

    private Reader text() {
        return new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8);
    }

    /** Counts fields and their characters. */
    private static final class Sum {
        private long fields;
        private long characters;

        void add(int length) {
            fields++;
            characters += length;
        }

        long value() {
            return fields << 32 | characters;
        }
    }
}
