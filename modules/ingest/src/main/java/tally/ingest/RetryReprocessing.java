package tally.ingest;

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
     * Counts what the upload could book, so by the day of the upload: what was in the future then has failed too.
     * The items of a receipt are no file to be read once more; equal ones were refused together.
     */
    @Override
    public int equalRowsInFile(PendingRow row, SaleKey key) {
        return row.kind() == UploadKind.RECEIPT ? 0 : countedAgain(row, key);
    }

    private int countedAgain(PendingRow row, SaleKey key) {
        final CsvSource content = () -> books.content(row.business(), row.upload());
        try (SalesRows rows = SalesFile.open(content, row.options()).rows()) {
            return count(rows, RowChecks.rules(row, row.options().formats(), row.uploadedAt()), key);
        } catch (UnreadableFileException unreadable) {
            throw new IllegalStateException("Upload " + row.upload() + " was read before and can't be now", unreadable);
        }
    }

    private static int count(SalesRows rows, SaleRules rules, SaleKey key) {
        final SaleKeys keys = new SaleKeys();
        int equal = 0;
        while (rows.next()) {
            if (rows.current().check(rules) instanceof Checked.Accepted accepted
                    && keys.of(accepted.sale()).equals(key)) {
                equal++;
            }
        }
        return equal;
    }
}
