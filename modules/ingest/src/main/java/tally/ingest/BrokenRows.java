package tally.ingest;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import tally.csv.CsvProblem;
import tally.csv.CsvReader;
import tally.domain.sales.ColumnMap;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.RowProblem;
import tally.domain.sales.RowValues;

/**
 * Reads rows that are wrong as rows of a CSV file: a broken quote, too few fields, too many. Cells of such a row may have
 * slipped into another column; where the file has columns that Tally must not keep (card numbers), only cells that
 * can't have come from one of those are kept and shown. One per reading.
 */
final class BrokenRows {
    private static final String NOT_SHOWN = "(not shown: the file has columns that Tally does not keep)";

    private final CsvReader reader;
    private final ColumnMap columns;
    private final int firstIgnored;
    private final int lastIgnored;

    BrokenRows(CsvReader reader, ColumnMap columns) {
        this.reader = reader;
        this.columns = columns;
        int first = columns.width();
        int last = -1;
        for (int column = 0; column < columns.width(); column++) {
            if (columns.field(column).isEmpty()) {
                first = Math.min(first, column);
                last = column;
            }
        }
        this.firstIgnored = first;
        this.lastIgnored = last;
    }

    /** The reader's row, where it is broken; empty where every field stands in its column. */
    Optional<SourceRow> read() {
        if (reader.problem().isPresent()) {
            return Optional.of(brokenText(reader.problem().get()));
        }
        return reader.fieldCount() == columns.width() || onlyEmptyBehind() ? Optional.empty() : wrongCount();
    }

    private boolean onlyEmptyBehind() {
        for (int field = columns.width(); field < reader.fieldCount(); field++) {
            if (reader.start(field) != reader.end(field)) {
                return false;
            }
        }
        return reader.fieldCount() > columns.width();
    }

    private Optional<SourceRow> wrongCount() {
        final int found = reader.fieldCount();
        final String count = found + (found == 1 ? " field" : " fields");
        final String hint = found > columns.width()
                ? "a name with a comma in it needs quotes around it"
                : "a cell or a delimiter is missing";
        final String message = "The row has " + count + " where the header has " + columns.width() + ": " + hint;
        final IntPredicate inPlace =
                found > columns.width() ? column -> column < firstIgnored : column -> column > lastIgnored;
        return Optional.of(row(
                new RowProblem(ErrorCode.WRONG_FIELD_COUNT, Optional.empty(), count, message), inPlace));
    }

    private SourceRow brokenText(CsvProblem problem) {
        final boolean showable = lastIgnored < 0;
        final boolean othersInPlace = problem.kind() == CsvProblem.Kind.INVALID_TEXT;
        final CsvProblem shown = showable ? problem : hidden(problem);
        final Optional<String> column = columns.field(problem.field()).map(Field::columnName);
        final String value = showable ? problem.value() : NOT_SHOWN;
        return row(
                new RowProblem(code(problem.kind()), column, value, shown.message()),
                field -> field < problem.field() || field == problem.field() && showable || othersInPlace);
    }

    private static CsvProblem hidden(CsvProblem problem) {
        return new CsvProblem(
                problem.kind(), problem.row(), problem.line(), problem.field(), NOT_SHOWN, problem.limit());
    }

    private SourceRow row(RowProblem problem, IntPredicate inPlace) {
        final Map<Field, String> values = new EnumMap<>(Field.class);
        for (int column = 0; column < Math.min(reader.fieldCount(), columns.width()); column++) {
            final String text = reader.shown(column);
            if (inPlace.test(column)) {
                columns.field(column).ifPresent(field -> values.put(field, text));
            }
        }
        return new SourceRow(reader.row(), reader.line(), RowValues.of(values), Optional.of(problem));
    }

    private static ErrorCode code(CsvProblem.Kind kind) {
        return switch (kind) {
            case UNCLOSED_QUOTE, TEXT_AFTER_QUOTE -> ErrorCode.UNCLOSED_QUOTE;
            case INVALID_TEXT -> ErrorCode.INVALID_TEXT;
            case FIELD_TOO_LONG, RECORD_TOO_LONG -> ErrorCode.TOO_LONG;
            case TOO_MANY_FIELDS -> ErrorCode.WRONG_FIELD_COUNT;
        };
    }
}
