package tally.testkit;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tally.domain.failures.RetryQueue;
import tally.domain.sales.Checked;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;
import tally.domain.uploads.FailedRow;

/** What a retried row turns out to be when it is checked again: a sale, or still bad. */
public class Mending implements RetryQueue.Reprocessing {
    private final Checked checked;
    private final int equalRowsInFile;

    private Mending(Checked checked, int equalRowsInFile) {
        this.checked = checked;
        this.equalRowsInFile = equalRowsInFile;
    }

    /** It is this sale, and no other row of its file is. */
    public Mending(Sale sale) {
        this(sale, 0);
    }

    /** It is this sale, like some other rows of its file. */
    public Mending(Sale sale, int equalRowsInFile) {
        this(new Checked.Accepted(sale), equalRowsInFile);
    }

    /** It is still bad. */
    public Mending(FailedRow bad) {
        this(new Checked.Refused(bad.problem(), bad.amount()), 0);
    }

    @Override
    public Checked check(RetryQueue.PendingRow row) {
        return checked;
    }

    @Override
    public Map<SaleKey, Integer> equalRowsInFile(RetryQueue.PendingRow row, Set<SaleKey> keys) {
        return keys.stream().collect(Collectors.toMap(key -> key, key -> equalRowsInFile));
    }
}
