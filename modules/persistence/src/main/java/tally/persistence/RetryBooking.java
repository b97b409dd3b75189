package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.failures.RetryQueue.Outcome;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.failures.RetryQueue.Reprocessing;
import tally.domain.sales.Checked;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.RowProblem;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.KeyedSale;

/**
 * Brings one failed row that is tried again to its end, inside the transaction that holds its lock. The upload's row is
 * locked too, so two rows of one file are judged one after the other and each sees the other. One per row.
 */
final class RetryBooking {
    private final Connection connection;
    private final PendingRow row;
    private final Owner owner;
    private final RecoveryCounters counters;

    private RetryBooking(Connection connection, PendingRow row, Owner owner, RecoveryCounters counters) {
        this.connection = connection;
        this.row = row;
        this.owner = owner;
        this.counters = counters;
    }

    /** For a row that was asked for: its sale belongs to the upload that it came with. */
    static RetryBooking locked(Connection connection, PendingRow row) throws SQLException {
        return locked(connection, row, new Owner(row.upload(), SaleId.recovered(row.upload(), row.row())));
    }

    /** For a row that a row of another upload corrects, to which the sale will belong. */
    static RetryBooking locked(Connection connection, PendingRow row, Owner owner) throws SQLException {
        return new RetryBooking(connection, row, owner, RecoveryCounters.locked(connection, row));
    }

    Outcome accepted(Sale sale, Reprocessing reprocessing) throws SQLException {
        final Savepoint before = connection.setSavepoint();
        try {
            final SaleKey key = new SaleKeys().of(sale);
            return resolved(sale, key, bookUnlessDuplicate(sale, key, reprocessing));
        } catch (SQLException refused) {
            connection.rollback(before);
            return refusedByDatabase(sale, refused);
        }
    }

    /** An equal sale that someone else books at this moment makes us wait and then book nothing: the next look sees it. */
    private Optional<SaleId> bookUnlessDuplicate(Sale sale, SaleKey key, Reprocessing reprocessing)
            throws SQLException {
        final SaleTable sales = new SaleTable(connection, row.business(), row.upload());
        Optional<SaleId> booked = Optional.empty();
        SaleTable.Held held = sales.held(key);
        while (booked.isEmpty() && !duplicate(key, held, reprocessing)) {
            booked = book(new KeyedSale(sale, key, held.last() + 1, row.row()));
            held = sales.held(key);
        }
        return booked;
    }

    Outcome refused(Checked.Refused refused) throws SQLException {
        final RowProblem problem = refused.problem();
        counters.failedAgain(refused.amount());
        if (isOwn()) {
            counters.failedAgainElsewhere(refused.amount());
        } else {
            counters.superseded();
        }
        Sql.update(
                connection,
                FAILED_AGAIN,
                problem.column(),
                problem.value(),
                problem.code().name(),
                problem.message(),
                refused.amount(),
                row.business(),
                row.id());
        finish("failed", problem.message());
        return new Outcome(row, "failed", Optional.empty());
    }

    /**
     * The n-th equal row of a file is a duplicate where other uploads hold n. The rows of its own file are only counted
     * where others hold any at all, which is rare: it means to read the file once more.
     */
    private boolean duplicate(SaleKey key, SaleTable.Held held, Reprocessing reprocessing) throws SQLException {
        if (row.options().duplicates() == DuplicateRule.STRICT) {
            return held.last() > 0;
        }
        return held.byOthers() > 0 && reprocessing.equalRowsInFile(row, key) + recoveredBefore(key) < held.byOthers();
    }

    private static final String RECOVERED_BEFORE = """
            select count(*) as n
              from failed_jobs
             where business_id = ? and file_id = ? and sale_hash = ? and sale_date = ? and status = 'resolved'
            """;

    private int recoveredBefore(SaleKey key) throws SQLException {
        return Sql.query(
                        connection,
                        RECOVERED_BEFORE,
                        found -> found.integer("n"),
                        row.business(),
                        row.upload(),
                        key.hash(),
                        key.date())
                .get(0);
    }

    private Optional<SaleId> book(KeyedSale keyed) throws SQLException {
        final Parties parties = new Parties();
        final PlacedSale placed = parties.place(owner.sale, keyed);
        return booked(placed, parties) ? Optional.of(placed.id()) : Optional.empty();
    }

    private boolean booked(PlacedSale placed, Parties parties) throws SQLException {
        final SaleBooking booking = SaleBooking.begin(connection, row.business(), owner.upload);
        booking.resolve(parties);
        final SaleBooking.Written written = booking.write(List.of(placed));
        booking.addUp(written, parties);
        return !written.created().isEmpty();
    }

    private Outcome resolved(Sale sale, SaleKey key, Optional<SaleId> booked) throws SQLException {
        if (booked.isPresent() && isOwn()) {
            counters.booked(sale.amount());
        } else {
            counters.skipped(sale.amount());
        }
        Sql.update(connection, RESOLVED, sale.amount(), booked, key.date(), key.hash(), row.business(), row.id());
        final String outcome = booked.isPresent() ? "resolved" : "duplicate";
        finish(outcome, booked.isPresent() ? "Booked" : "The business already has this sale");
        return new Outcome(row, outcome, booked);
    }

    private boolean isOwn() {
        return owner.upload.equals(row.upload());
    }

    private Outcome refusedByDatabase(Sale sale, SQLException refused) throws SQLException {
        if (SqlErrors.translated(refused).passing()) {
            throw refused;
        }
        final String message =
                "The database refused this row; please tell support (code " + refused.getSQLState() + ")";
        final RowProblem problem = new RowProblem(ErrorCode.DATABASE_ERROR, Optional.empty(), "", message);
        return refused(new Checked.Refused(problem, Optional.of(sale.amount())));
    }

    /** The row is as it was, and a person must look at it. */
    void givenUp(RowProblem problem) throws SQLException {
        refused(new Checked.Refused(problem, counters.amountBefore()));
    }

    private static final String RESOLVED = """
            update failed_jobs
               set status = 'resolved', amount = ?, sale_id = ?, sale_date = ?, sale_hash = ?,
                   corrected_in = null, corrected_row = null, corrected_line = null
             where business_id = ? and id = ?
            """;

    private static final String FAILED_AGAIN = """
            update failed_jobs
               set status = 'failed', column_name = ?, value = ?, error_code = ?, error_message = ?, amount = ?
             where business_id = ? and id = ?
            """;

    private void finish(String outcome, String message) throws SQLException {
        RetryHistory.finish(connection, row.business(), row.id(), new RetryHistory.End(outcome, message));
    }

    /** The upload that a sale will belong to, and the id that it will have. */
    record Owner(UploadId upload, SaleId sale) {}
}
