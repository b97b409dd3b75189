package tally.ingest;

import java.math.BigDecimal;
import java.util.Optional;
import tally.domain.sales.Checked;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.RowProblem;
import tally.domain.sales.RowValues;
import tally.domain.sales.SaleRules;

/**
 * A data row as it stands in the file.
 *
 * @param row the number that a spreadsheet shows for it
 * @param line the line of the text file on which it begins
 * @param values what Tally reads of it; with a problem, only what surely stands in its own column
 * @param problem what is wrong with the row as a row of a CSV file, before any rule of a sale is asked
 */
record SourceRow(long row, long line, RowValues values, Optional<RowProblem> problem) {
    /** Sends the row through the rules of a sale. */
    Checked check(SaleRules rules) {
        if (problem.isEmpty()) {
            return rules.check(values);
        }
        return new Checked.Refused(problem.get(), amount(problem.get(), rules));
    }

    /** Where cells may have slipped into other columns, a number that stands under Amount may be anything. */
    private Optional<BigDecimal> amount(RowProblem broken, SaleRules rules) {
        return broken.code() == ErrorCode.INVALID_TEXT ? rules.readableAmount(values) : Optional.empty();
    }
}
