package tally.persistence;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.FailedJobId;
import tally.domain.receipts.ReceiptBooks;
import tally.domain.uploads.Claim;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.Upload.Amounts;

/**
 * The failed row that stands for a whole image, {@link ReceiptBooks#IMAGE_ROW}. While a person has it tried again without
 * saying what stands on the receipt, the receipt is in the queue once more, and nothing counts as failed.
 */
final class UnreadableImages {
    private static final Amounts NO_MONEY = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 1);

    private final Connection connection;
    private final Claim claim;

    UnreadableImages(Connection connection, Claim claim) {
        this.connection = connection;
        this.claim = claim;
    }

    private static final String READ_AGAIN = """
            update uploads u
               set status = 'pending', tries = 0, completed_at = null, error_message = null,
                   failed_count = failed_count - 1, unreadable_rows = unreadable_rows - 1
              from failed_jobs f
             where f.business_id = u.business_id and f.file_id = u.id
               and f.status = 'pending' and f.row_number = ? and f.row_data = '{}'
               and u.kind = 'receipt' and u.status = 'failed' and u.failed_count > 0
            """;

    /** Puts those in the queue again whose failed row has just been put up for another try as it is. */
    static void readAgain(Connection connection) throws SQLException {
        Sql.update(connection, READ_AGAIN, ReceiptBooks.IMAGE_ROW);
    }

    private static final String FAILED_AGAIN = """
            update failed_jobs
               set status = 'failed', error_message = ?, sale_date = null, sale_hash = null
             where business_id = ? and id = ?
            """;

    /** Notes that the image can't be read, the first time or once more. */
    void failed(String message) throws SQLException {
        if (Sql.update(connection, FAILED_AGAIN, message, claim.business(), id()) == 0) {
            final FailedRow row = new FailedRow(
                    ReceiptBooks.IMAGE_ROW,
                    ReceiptBooks.IMAGE_ROW,
                    Map.of(),
                    ReceiptBooks.unreadable(message),
                    Optional.empty());
            FailedJobTable.insert(connection, claim.business(), claim.upload(), List.of(row));
        }
        finish("failed", message);
        UploadCounters.add(connection, claim.business(), claim.upload(), UploadCounters.Change.of(0, 0, 1, NO_MONEY));
    }

    private static final String READ = """
            update failed_jobs
               set status = 'resolved', resolved_at = now()
             where business_id = ? and id = ? and status = 'pending'
            """;

    /** Notes that the image was read; what became of the receipt then is no matter of the failed row any more. */
    void read() throws SQLException {
        if (Sql.update(connection, READ, claim.business(), id()) > 0) {
            finish("resolved", ReceiptBooks.IMAGE_WAS_READ);
        }
    }

    private void finish(String outcome, String message) throws SQLException {
        RetryHistory.finish(connection, claim.business(), id(), new RetryHistory.End(outcome, message));
    }

    private FailedJobId id() {
        return FailedJobId.ofRow(claim.upload(), ReceiptBooks.IMAGE_ROW);
    }
}
