package tally.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tally.domain.sales.Checked;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.PreviewBooks;

/**
 * Checks the first rows of a file, and of a large one some of the rest at even distances, as an upload would. One per
 * preview, for one thread.
 */
final class PreviewSample {
    private static final int FIRST_ROWS = 1_000;
    private static final int MOST_ROWS = 10_000;
    private static final int ROWS_SHOWN = 20;
    private static final int ERRORS_SHOWN = 100;

    private final SaleRules rules;
    private final FileNumbering numbering;
    private final SaleKeys keys = new SaleKeys();
    private final List<KeyedSale> sales = new ArrayList<>();
    private final List<FailedRow> errors = new ArrayList<>();
    private final List<Preview.Row> shown = new ArrayList<>();
    private long checked;

    PreviewSample(SaleRules rules, DuplicateRule rule) {
        this.rules = rules;
        this.numbering = FileNumbering.of(rule);
    }

    /** Checks the rows of a file that has so many. */
    void read(SalesFile file, long rowCount) {
        final long distance = 1 + Math.max(0, rowCount - FIRST_ROWS - 1) / (MOST_ROWS - FIRST_ROWS);
        try (SalesRows rows = file.rows()) {
            for (long number = 0; rows.next(); number++) {
                if (number < FIRST_ROWS || (number - FIRST_ROWS) % distance == 0) {
                    check(rows.current());
                }
            }
        }
    }

    private void check(SourceRow row) {
        final Checked result = row.check(rules);
        checked++;
        if (shown.size() < ROWS_SHOWN) {
            shown.add(new Preview.Row(row.row(), row.line(), row.values().present(), result));
        }
        if (result instanceof Checked.Accepted accepted) {
            final SaleKey key = keys.of(accepted.sale());
            sales.add(new KeyedSale(accepted.sale(), key, numbering.next(key), row.row()));
        } else if (result instanceof Checked.Refused refused && errors.size() < ERRORS_SHOWN) {
            errors.add(
                    new FailedRow(row.row(), row.line(), row.values().present(), refused.problem(), refused.amount()));
        }
    }

    /** The sales that can be booked, in the order of the file. */
    List<KeyedSale> sales() {
        return sales;
    }

    /** What the rows came to, {@code comparison} being what the books say to {@link #sales}. */
    Preview.Sample result(long rowCount, PreviewBooks.Comparison comparison) {
        final BigDecimal sum =
                sales.stream().map(keyed -> keyed.sale().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        final Preview.Outcome outcome =
                new Preview.Outcome(sales.size(), checked - sales.size(), sum, period(), comparison, repeatedInFile());
        return new Preview.Sample(rowCount, checked, shown, errors, outcome);
    }

    private Optional<Preview.Period> period() {
        final List<LocalDate> days =
                sales.stream().map(keyed -> keyed.sale().date()).sorted().toList();
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(new Preview.Period(days.get(0), days.get(days.size() - 1)));
    }

    /** Under the strict rule equal sales have the same occurrence; under the other, no two sales have both in common. */
    private long repeatedInFile() {
        final Set<String> seen = new HashSet<>();
        return sales.stream()
                .filter(keyed -> !seen.add(keyed.key().hex() + " " + keyed.occurrence()))
                .count();
    }
}
