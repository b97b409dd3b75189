package tally.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tally.csv.CsvSource;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.failures.RetryQueue.Reprocessing;
import tally.domain.sales.Checked;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadKind;

/** Sends a retried row through the very rules of its upload. Safe for use by many threads. */
final class RetryReprocessing implements Reprocessing {
    private final UploadBooks books;
    private final RowChecks checks = new RowChecks();

    RetryReprocessing(UploadBooks books) {
        this.books = books;
    }

    @Override
    public Checked check(PendingRow row) {
        return checks.check(row);
    }

    /**
     * Counts what the upload could book, so by the day of the upload: what was in the future then has failed too. The
     * items of a receipt are no file to be read once more; equal ones were refused together.
     */
    @Override
    public Map<SaleKey, Integer> equalRowsInFile(PendingRow row, Set<SaleKey> keys) {
        return row.kind() == UploadKind.RECEIPT ? Map.of() : countedAgain(row, keys);
    }

    private Map<SaleKey, Integer> countedAgain(PendingRow row, Set<SaleKey> keys) {
        final CsvSource content = new StoredFile(() -> books.content(row.business(), row.upload()));
        try (SalesRows rows = SalesFile.open(content, row.options()).rows()) {
            return count(rows, RowChecks.rules(row, row.options().formats(), row.uploadedAt()), keys);
        } catch (UnreadableFileException unreadable) {
            throw new IllegalStateException("Upload " + row.upload() + " was read before and can't be now", unreadable);
        }
    }

    private static Map<SaleKey, Integer> count(SalesRows rows, SaleRules rules, Set<SaleKey> wanted) {
        final SaleKeys keys = new SaleKeys();
        final Map<SaleKey, Integer> equal = new HashMap<>();
        while (rows.next()) {
            if (rows.current().check(rules) instanceof Checked.Accepted accepted) {
                final SaleKey key = keys.of(accepted.sale());
                if (wanted.contains(key)) {
                    equal.merge(key, 1, Integer::sum);
                }
            }
        }
        return equal;
    }
}
