package tally.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes records as RFC 4180 has them: commas, CR LF, quotes where a field needs them. What it writes, {@link CsvReader}
 * reads back as it was. For one thread.
 */
public final class CsvWriter {

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]|^[ \t]|[ \t]$");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)*");
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Appendable out;
    private final boolean defusesFormulas;

    private CsvWriter(Appendable out, boolean defusesFormulas) {
        this.out = out;
        this.defusesFormulas = defusesFormulas;
    }

    /** Writes every field as it is: for programs. */
    public static CsvWriter exact(Appendable out) {
        return new CsvWriter(out, false);
    }

    /**
     * Writes so that a spreadsheet takes no text for a formula: a field that begins with {@code = + - @}, a tab or CR gets
     * an apostrophe in front, unless it is a number such as {@code -5.00} (OWASP, "CSV Injection"). So does one that looks
     * like such a field already, so that {@link #restored} gives back every field.
     */
    public static CsvWriter forSpreadsheets(Appendable out) {
        return new CsvWriter(out, true);
    }

    /**
     * Writes one record.
     *
     * @throws IllegalArgumentException where it has no field: a line without one would read back as one empty field
     * @throws UncheckedIOException when {@code out} fails
     */
    public CsvWriter write(List<String> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a record has at least one field");
        }
        try {
            out.append(fields.size() == 1 && fields.get(0).isEmpty() ? "\"\"" : line(fields))
                    .append("\r\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    /** Writes one record; see {@link #write(List)}. */
    public CsvWriter write(String... fields) {
        return write(List.of(fields));
    }

    private String line(List<String> fields) {
        StringBuilder line = new StringBuilder();
        String between = "";
        for (String field : fields) {
            line.append(between).append(quoted(defused(field)));
            between = ",";
        }
        return line.toString();
    }

    /** The field that {@link #forSpreadsheets} wrote as {@code written}, once it is read back. */
    public static String restored(String written) {
        return written.startsWith("'") && isFormula(written) ? written.substring(1) : written;
    }

    private String defused(String field) {
        return defusesFormulas && isFormula(field) ? "'" + field : field;
    }

    /** Whether a spreadsheet would run it, or it is such a field behind apostrophes. */
    private static boolean isFormula(String field) {
        int start = 0;
        while (start < field.length() && field.charAt(start) == '\'') {
            start++;
        }
        String bare = field.substring(start);
        return !bare.isEmpty()
                && FORMULA_STARTS.indexOf(bare.charAt(0)) >= 0
                && !NUMBER.matcher(bare).matches();
    }

    private static String quoted(String field) {
        return NEEDS_QUOTES.matcher(field).find() ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
