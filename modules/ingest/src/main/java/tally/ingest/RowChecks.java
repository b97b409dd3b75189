package tally.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.failures.RowCheck;
import tally.domain.sales.Checked;
import tally.domain.sales.Formats;
import tally.domain.sales.RowValues;
import tally.domain.sales.SaleRules;

/**
 * Judges failed rows by the very rules of an upload, as of the day on which the try was asked for: a retry and its
 * rehearsal both come through here. Rows of one file mostly share their rules, so the last ones are kept. Safe for use
 * by many threads.
 */
public final class RowChecks implements RowCheck {
    private volatile Optional<Kept> last = Optional.empty();

    /** Checks that have judged nothing yet. */
    public RowChecks() {}

    @Override
    public Checked check(PendingRow row) {
        final LocalDate today = day(row, row.requestedAt());
        final Kept kept = last.filter(rules -> rules.fit(row.formats(), today))
                .orElseGet(() -> new Kept(row.formats(), today, new SaleRules(row.formats(), today)));
        last = Optional.of(kept);
        return kept.rules.check(RowValues.of(row.values()));
    }

    /** The rules for rows of these formats, as of a moment in the time zone of the row's shop. */
    static SaleRules rules(PendingRow row, Formats formats, Instant moment) {
        return new SaleRules(formats, day(row, moment));
    }

    private static LocalDate day(PendingRow row, Instant moment) {
        return LocalDate.ofInstant(moment, row.timeZone());
    }

    private record Kept(Formats formats, LocalDate today, SaleRules rules) {
        boolean fit(Formats wanted, LocalDate day) {
            return formats.equals(wanted) && today.equals(day);
        }
    }
}
