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
 * Reads rows that are wrong as rows of a CSV file: a broken quote, too few fields, too many. Cells of such a row may
 * have slipped into another column; where the file has columns that Tally must not keep (card numbers), only cells that
 * can't have come from one of those are kept and shown. One per reading.
 */
final class BrokenRows {
    private static final String NOT_SHOWN = "(not shown: the file has columns that Tally does not keep)";

    private final CsvReader reader;
    private final ColumnMap columns;
    private final KeptColumns kept;
    private int fieldsOfFirstRow;

    BrokenRows(CsvReader reader, ColumnMap columns) {
        this.reader = reader;
        this.columns = columns;
        this.kept = KeptColumns.of(columns);
    }

    /** To be called for each row: the first one shows how the file ends its lines. */
    void see() {
        if (fieldsOfFirstRow == 0) {
            fieldsOfFirstRow = reader.fieldCount();
        }
    }

    /** The reader's row, where it is broken; empty where every field stands in its column. */
    Optional<SourceRow> read() {
        if (reader.problem().isPresent()) {
            return Optional.of(brokenText(reader.problem().get()));
        }
        return countIsRight() ? Optional.empty() : Optional.of(wrongCount());
    }

    private boolean countIsRight() {
        return reader.fieldCount() == columns.width() || (onlyEmptyBehind() && (!kept.canSlip() || isHabit()));
    }

    private boolean onlyEmptyBehind() {
        for (int field = columns.width(); field < reader.fieldCount(); field++) {
            if (reader.start(field) != reader.end(field)) {
                return false;
            }
        }
        return reader.fieldCount() > columns.width();
    }

    /**
     * An empty field too many is let pass, but behind a comma that lacks its quotes, all cells of the row have slipped,
     * and an empty last one looks the same. What the file's first row has too is how the file ends its lines.
     */
    private boolean isHabit() {
        return reader.fieldCount() == fieldsOfFirstRow;
    }

    private SourceRow wrongCount() {
        final int found = reader.fieldCount();
        final String count = found + (found == 1 ? " field" : " fields");
        final String hint = found > columns.width()
                ? "a name with a comma in it needs quotes around it"
                : "a cell or a delimiter is missing";
        final String message = "The row has " + count + " where the header has " + columns.width() + ": " + hint;
        return row(new RowProblem(ErrorCode.WRONG_FIELD_COUNT, Optional.empty(), count, message), inPlaceByCount());
    }

    /** Too many fields: cells have slipped to the right. Too few: to the left. */
    private IntPredicate inPlaceByCount() {
        if (countIsRight()) {
            return column -> true;
        }
        return reader.fieldCount() > columns.width() ? kept::isBeforeIgnored : kept::isBehindIgnored;
    }

    private SourceRow brokenText(CsvProblem problem) {
        final IntPredicate inPlace = inPlace(problem);
        final Optional<Field> field = columns.field(problem.field());
        final boolean shown = kept.isAll() || (field.isPresent() && inPlace.test(problem.field()));
        final CsvProblem safe = shown ? problem : hidden(problem);
        final Optional<String> column = field.map(Field::columnName);
        return row(new RowProblem(code(problem.kind()), column, safe.value(), safe.message()), inPlace);
    }

    /** The field with a broken quote has taken in what comes behind it; unreadable characters move nothing. */
    private IntPredicate inPlace(CsvProblem problem) {
        if (problem.kind() == CsvProblem.Kind.INVALID_TEXT) {
            return inPlaceByCount();
        }
        return kept.isAll()
                ? column -> column <= problem.field()
                : column -> column < problem.field() && kept.isBeforeIgnored(column);
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
