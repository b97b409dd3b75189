package tally.persistence;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import tally.domain.SaleId;
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
import tally.domain.uploads.Upload.Amounts;

/**
 * Brings one retried row to its end, inside the transaction that holds its lock. The upload's row is locked too, so two
 * retried rows of one file are judged one after the other and each sees the other. One per row.
 */
final class RetryBooking {
    private final Connection connection;
    private final PendingRow row;
    private final Optional<BigDecimal> amountBefore;

    private RetryBooking(Connection connection, PendingRow row, Optional<BigDecimal> amountBefore) {
        this.connection = connection;
        this.row = row;
        this.amountBefore = amountBefore;
    }

    private static final String LOCK_UPLOAD =
            "select 1 from uploads where business_id = ? and id = ? for no key update";

    private static final String AMOUNT = "select amount from failed_jobs where business_id = ? and id = ?";

    static RetryBooking locked(Connection connection, PendingRow row) throws SQLException {
        Sql.query(connection, LOCK_UPLOAD, locked -> "", row.business(), row.upload());
        final List<Optional<BigDecimal>> amount =
                Sql.query(connection, AMOUNT, found -> found.optionalDecimal("amount"), row.business(), row.id());
        return new RetryBooking(connection, row, amount.get(0));
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
        add(failedAgain(refused.amount()));
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
        final PlacedSale placed = parties.place(SaleId.recovered(row.upload(), row.row()), keyed);
        final boolean booked = booked(placed, parties);
        if (booked) {
            EventTable.recordSale(connection, row.business(), placed.id());
        }
        return booked ? Optional.of(placed.id()) : Optional.empty();
    }

    private boolean booked(PlacedSale placed, Parties parties) throws SQLException {
        final SaleBooking booking = SaleBooking.begin(connection, row.business(), row.upload());
        booking.resolve(parties);
        final SaleBooking.Written written = booking.write(List.of(placed));
        booking.addUp(written, parties);
        return !written.created().isEmpty();
    }

    private Outcome resolved(Sale sale, SaleKey key, Optional<SaleId> booked) throws SQLException {
        add(recovered(sale.amount(), booked.isPresent()));
        Sql.update(connection, RESOLVED, sale.amount(), booked, key.date(), key.hash(), row.business(), row.id());
        final String outcome = booked.isPresent() ? "resolved" : "duplicate";
        finish(outcome, booked.isPresent() ? "Booked" : "The business already has this sale");
        return new Outcome(row, outcome, booked);
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

    private static final String RESOLVED = """
            update failed_jobs
               set status = 'resolved', amount = ?, sale_id = ?, sale_date = ?, sale_hash = ?
             where business_id = ? and id = ?
            """;

    private static final String FAILED_AGAIN = """
            update failed_jobs
               set status = 'failed', column_name = ?, value = ?, error_code = ?, error_message = ?, amount = ?
             where business_id = ? and id = ?
            """;

    private static final String FINISH = """
            update failed_job_retries r
               set outcome = ?, message = ?, finished_at = clock_timestamp()
              from failed_jobs f
             where f.business_id = ? and f.id = ?
               and r.business_id = f.business_id and r.failed_job_id = f.id and r.number = f.retry_count
            """;

    private void finish(String outcome, String message) throws SQLException {
        Sql.update(connection, FINISH, outcome, message, row.business(), row.id());
    }

    private void add(UploadCounters.Change change) throws SQLException {
        UploadCounters.add(connection, row.business(), row.upload(), change);
    }

    private UploadCounters.Change recovered(BigDecimal amount, boolean booked) {
        final BigDecimal left = amountBefore.orElse(BigDecimal.ZERO).negate();
        final int unreadable = amountBefore.isPresent() ? 0 : -1;
        final BigDecimal none = BigDecimal.ZERO;
        return booked
                ? UploadCounters.Change.of(1, 0, -1, new Amounts(amount, none, left, unreadable))
                : UploadCounters.Change.of(0, 1, -1, new Amounts(none, amount, left, unreadable));
    }

    private UploadCounters.Change failedAgain(Optional<BigDecimal> amount) {
        final BigDecimal none = BigDecimal.ZERO;
        final BigDecimal moved = amount.orElse(none).subtract(amountBefore.orElse(none));
        final int unreadable = (amount.isPresent() ? 0 : 1) - (amountBefore.isPresent() ? 0 : 1);
        return UploadCounters.Change.of(0, 0, 0, new Amounts(none, none, moved, unreadable));
    }
}
