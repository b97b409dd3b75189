package tally.persistence;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.ImportOptions;

/** Reads {@link ImportOptions} back from a row of {@code uploads}. */
final class Options {
    /** The columns that {@link #read} needs, of the table under the name {@code u}. */
    static final String OF_UPLOAD = """
                u.duplicates, u.date_format, u.number_format, u.delimiter, u.charset,
                array(select key from jsonb_each_text(u.mapping) order by key) as mapping_names,
                array(select value from jsonb_each_text(u.mapping) order by key) as mapping_columns
            """;

    private Options() {}

    static ImportOptions read(Row row) throws SQLException {
        return new ImportOptions(
                DuplicateRule.valueOf(row.text("duplicates").toUpperCase(Locale.ROOT)),
                Values.read(row.texts("mapping_names"), row.texts("mapping_columns")),
                formats(row),
                row.optionalText("delimiter").map(text -> text.charAt(0)),
                row.optionalText("charset"));
    }

    /** The columns {@code date_format} and {@code number_format}. */
    static Formats formats(Row row) throws SQLException {
        final Optional<NumberFormat> numbers = row.optionalText("number_format").flatMap(NumberFormat::of);
        return new Formats(row.optionalText("date_format"), numbers);
    }
}
