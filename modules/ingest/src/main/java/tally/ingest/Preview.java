package tally.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.sales.Checked;
import tally.domain.sales.Field;
import tally.domain.sales.FormatProposal;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.PreviewBooks;

/**
 * What an upload of a file would do, and how the file would have to be read for it.
 *
 * @param complaint why the file can't be booked even with all that is proposed; then no row was checked
 */
public record Preview(Dialect dialect, Columns columns, Reading reading, Optional<String> complaint, Sample sample) {

    /**
     * How the file is cut into rows and cells.
     *
     * @param headerRow the row, as a spreadsheet shows it, that names the columns
     */
    public record Dialect(
            char delimiter,
            String charset,
            boolean byteOrderMark,
            String lineEnding,
            boolean separatorLine,
            long headerRow) {}

    /** The file's columns, what is read from them, and what is missing among them. */
    public record Columns(List<Column> all, List<Field> missing, Optional<Preset> preset) {}

    /**
     * One column.
     *
     * @param field what is read from it; empty where it is ignored
     * @param proposed true where that is Tally's proposal, not the column's name nor what a person said
     */
    public record Column(String name, Optional<Field> field, boolean proposed) {}

    /**
     * How dates and numbers are read.
     *
     * @param options what was said, with what is proposed
     * @param needsConfirmation whether an upload has to be told some of it
     */
    public record Reading(
            ImportOptions options, boolean needsConfirmation, FormatProposal dates, FormatProposal numbers) {}

    /**
     * What became of the rows that were checked: the first ones, and of a large file some of the rest.
     *
     * @param rowCount how many data rows the file has
     * @param size how many of them were checked
     * @param rows the first ones
     * @param errors the first of those that would fail
     */
    public record Sample(long rowCount, long size, List<Row> rows, List<FailedRow> errors, Outcome outcome) {}

    /**
     * A row as it would be booked, or why it would not.
     *
     * @param texts what stands in it, by field
     */
    public record Row(long row, long line, Map<Field, String> texts, Checked checked) {}

    /**
     * What booking the checked rows would come to.
     *
     * @param sum the amounts of the rows that can be booked
     * @param period the first and the last day; empty where no row can be booked
     * @param repeated under the strict rule, repeats inside the file
     */
    public record Outcome(
            long accepted,
            long failed,
            BigDecimal sum,
            Optional<Period> period,
            PreviewBooks.Comparison comparison,
            long repeated) {}

    /** From the first day to the last. */
    public record Period(LocalDate first, LocalDate last) {}
}
