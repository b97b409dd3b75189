package tally.domain.uploads;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import tally.domain.sales.Field;
import tally.domain.sales.RowProblem;

/**
 * A row that could not be booked, as it goes to the failed jobs.
 *
 * @param row the number that a spreadsheet shows for it
 * @param line the line of the text file on which it begins
 * @param values the columns that Tally reads, and no others
 * @param amount its money, where it could be read
 */
public record FailedRow(
        long row, long line, Map<Field, String> values, RowProblem problem, Optional<BigDecimal> amount) {}
