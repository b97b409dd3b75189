package tally.http.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.sales.Checked;
import tally.domain.sales.Field;
import tally.domain.sales.FormatProposal;
import tally.domain.sales.NumberFormat;
import tally.domain.sales.RowProblem;
import tally.domain.sales.Sale;
import tally.domain.uploads.ImportOptions;
import tally.ingest.Preview;

/**
 * What an upload would do. Where nobody said how the file is to be read, proposals stand in for it.
 *
 * @param dateFormat said or proposed; null where dates are read as {@code YYYY-MM-DD}
 * @param uploadFields the form fields with which an upload does what is shown
 * @param needsConfirmation whether some of them are proposals, without which an upload does something else
 * @param problem why the file can't be booked as a whole
 * @param complete whether every row was checked
 */
public record PreviewView(
        DialectView dialect,
        List<ColumnView> columns,
        List<String> missingColumns,
        Optional<PresetView> preset,
        Optional<String> dateFormat,
        Optional<String> numberFormat,
        List<EvidenceView> evidence,
        boolean needsConfirmation,
        Map<String, Object> uploadFields,
        Optional<String> problem,
        long rowCount,
        long sampleSize,
        boolean complete,
        List<RowView> rows,
        List<UploadView.RowErrorView> errors,
        OutcomeView summary) {

    /** The view of a preview. */
    public static PreviewView of(Preview preview) {
        ImportOptions options = preview.reading().options();
        Preview.Sample sample = preview.sample();
        return new PreviewView(
                DialectView.of(preview.dialect()),
                preview.columns().all().stream().map(ColumnView::of).toList(),
                preview.columns().missing().stream().map(Field::columnName).toList(),
                preview.columns().preset().map(PresetView::of),
                options.formats().dateFormat(),
                options.formats().numberFormat().map(NumberFormat::example),
                EvidenceView.of(preview.reading()),
                preview.reading().needsConfirmation(),
                fields(options),
                preview.complaint(),
                sample.rowCount(),
                sample.size(),
                sample.size() == sample.rowCount(),
                sample.rows().stream().map(RowView::of).toList(),
                sample.errors().stream().map(UploadView.RowErrorView::of).toList(),
                OutcomeView.of(sample.outcome()));
    }

    private static Map<String, Object> fields(ImportOptions options) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!options.mapping().isEmpty()) {
            fields.put("mapping", PresetView.named(options.mapping()));
        }
        options.formats().dateFormat().ifPresent(format -> fields.put("date_format", format));
        options.formats().numberFormat().ifPresent(format -> fields.put("number_format", format.example()));
        options.delimiter().ifPresent(delimiter -> fields.put("delimiter", delimiter));
        options.charset().ifPresent(charset -> fields.put("charset", charset));
        return fields;
    }

    /**
     * How the file is cut.
     *
     * @param header the row, as a spreadsheet shows it, that names the columns
     */
    public record DialectView(
            String delimiter,
            String quote,
            String charset,
            boolean byteOrderMark,
            String lineEnding,
            boolean separatorLine,
            long header) {

        private static DialectView of(Preview.Dialect dialect) {
            return new DialectView(
                    String.valueOf(dialect.delimiter()),
                    "\"",
                    dialect.charset(),
                    dialect.byteOrderMark(),
                    dialect.lineEnding(),
                    dialect.separatorLine(),
                    dialect.headerRow());
        }
    }

    /** A column, and what is read from it; null where it is ignored. */
    public record ColumnView(String name, Optional<String> mappedTo, boolean proposed) {

        private static ColumnView of(Preview.Column column) {
            return new ColumnView(column.name(), column.field().map(Field::columnName), column.proposed());
        }
    }

    /**
     * What the file's texts say about a format.
     *
     * @param subject {@code date_format} or {@code number_format}
     * @param candidates what a person must choose from
     */
    public record EvidenceView(
            String subject, String finding, Optional<String> proposal, List<String> candidates, String text) {

        private static List<EvidenceView> of(Preview.Reading reading) {
            return List.of(of("date_format", reading.dates()), of("number_format", reading.numbers()));
        }

        private static EvidenceView of(String subject, FormatProposal proposal) {
            return new EvidenceView(
                    subject,
                    proposal.finding().wireName(),
                    proposal.format(),
                    proposal.candidates(),
                    proposal.evidence());
        }
    }

    /** A row as it would be booked, {@code error} being null; or as it stands in the file, and why it would not. */
    public record RowView(
            long row,
            long line,
            Map<String, Object> values,
            Optional<String> error,
            Optional<String> errorCode,
            Optional<String> column) {

        private static RowView of(Preview.Row row) {
            Optional<RowProblem> problem = row.checked() instanceof Checked.Refused refused
                    ? Optional.of(refused.problem())
                    : Optional.empty();
            return new RowView(
                    row.row(),
                    row.line(),
                    row.checked() instanceof Checked.Accepted accepted ? booked(accepted.sale()) : texts(row.texts()),
                    problem.map(RowProblem::message),
                    problem.map(found -> found.code().name()),
                    problem.flatMap(RowProblem::column));
        }

        private static Map<String, Object> booked(Sale sale) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put(Field.DATE.columnName(), sale.date());
            values.put(Field.PRODUCT.columnName(), sale.product());
            values.put(Field.QUANTITY.columnName(), sale.quantity());
            values.put(Field.AMOUNT.columnName(), sale.amount());
            values.put(Field.CUSTOMER.columnName(), sale.customer());
            values.put(Field.PAYMENT_METHOD.columnName(), sale.paymentMethod().wireName());
            values.put(Field.TIME.columnName(), sale.time());
            values.put(Field.UNIT_PRICE.columnName(), sale.unitPrice());
            values.put(Field.NOTES.columnName(), sale.notes());
            return values;
        }

        private static Map<String, Object> texts(Map<Field, String> texts) {
            return new LinkedHashMap<>(PresetView.named(texts));
        }
    }

    /** What booking the checked rows would come to. */
    public record OutcomeView(
            long accepted,
            long failed,
            BigDecimal amount,
            Optional<LocalDate> firstDate,
            Optional<LocalDate> lastDate,
            long newProducts,
            long newCustomers,
            long alreadyThere,
            long repeatedInFile) {

        private static OutcomeView of(Preview.Outcome outcome) {
            return new OutcomeView(
                    outcome.accepted(),
                    outcome.failed(),
                    outcome.sum(),
                    outcome.period().map(Preview.Period::first),
                    outcome.period().map(Preview.Period::last),
                    outcome.comparison().newProducts(),
                    outcome.comparison().newCustomers(),
                    outcome.comparison().alreadyThere(),
                    outcome.repeated());
        }
    }
}
