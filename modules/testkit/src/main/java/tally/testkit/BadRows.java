package tally.testkit;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.RowProblem;
import tally.domain.uploads.FailedRow;

/** Makes rows for tests that could not be booked. */
public final class BadRows {
    private static final String AMOUNT = "120.50";

    private BadRows() {}

    /** A row whose date nobody can read, and whose money of 120.50 is known. */
    public static FailedRow badDate(long row) {
        return refused(row, Field.DATE, "07/11/2025", ErrorCode.INVALID_DATE);
    }

    /** A row whose amount nobody can read: its money is in no sum. */
    public static FailedRow badAmount(long row) {
        return refused(row, Field.AMOUNT, "twelve", ErrorCode.INVALID_AMOUNT);
    }

    /** A row with too many fields: nothing of it is known to stand in its column. */
    public static FailedRow broken(long row) {
        final RowProblem problem =
                new RowProblem(ErrorCode.WRONG_FIELD_COUNT, Optional.empty(), "6 fields", "The row has 6 fields");
        return new FailedRow(row, row, Map.of(), problem, Optional.empty());
    }

    /** A row that is refused for one field; the other fields of it are in order. */
    public static FailedRow refused(long row, Field field, String value, ErrorCode code) {
        final Map<Field, String> values = new EnumMap<>(
                Map.of(Field.DATE, "2025-11-07", Field.PRODUCT, "Shirt", Field.QUANTITY, "1", Field.AMOUNT, AMOUNT));
        values.put(field, value);
        final String message = "Invalid " + field.columnName() + ": " + value;
        final RowProblem problem = new RowProblem(code, Optional.of(field.columnName()), value, message);
        return new FailedRow(row, row, values, problem, amount(field));
    }

    private static Optional<BigDecimal> amount(Field refused) {
        return refused == Field.AMOUNT ? Optional.empty() : Optional.of(new BigDecimal(AMOUNT));
    }
}
