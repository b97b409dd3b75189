package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** A good row to start from, with one field changed, and what the rules say to it. */
final class Rows {
    static final LocalDate TODAY = LocalDate.of(2025, 11, 27);

    private static final Map<Field, String> GOOD =
            Map.of(Field.DATE, "2025-11-07", Field.PRODUCT, "Shirt", Field.QUANTITY, "5", Field.AMOUNT, "600.00");

    private Rows() {}

    static RowValues good() {
        return RowValues.of(GOOD);
    }

    static RowValues with(Field field, String text) {
        final Map<Field, String> values = new EnumMap<>(GOOD);
        values.put(field, text);
        return RowValues.of(values);
    }

    static Sale accepted(RowValues row) {
        return accepted(Formats.DEFAULT, row);
    }

    static Sale accepted(Formats formats, RowValues row) {
        final Checked checked = new SaleRules(formats, TODAY).check(row);
        return assertInstanceOf(Checked.Accepted.class, checked, checked::toString)
                .sale();
    }

    static RowProblem refused(RowValues row) {
        return refused(Formats.DEFAULT, row);
    }

    static RowProblem refused(Formats formats, RowValues row) {
        final Checked checked = new SaleRules(formats, TODAY).check(row);
        return assertInstanceOf(Checked.Refused.class, checked, checked::toString)
                .problem();
    }

    static void assertRefused(RowValues row, ErrorCode code, String message) {
        final RowProblem problem = refused(row);
        assertEquals(code, problem.code());
        assertEquals(message, problem.message());
    }
}
