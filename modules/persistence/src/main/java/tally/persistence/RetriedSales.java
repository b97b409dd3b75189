package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.failures.RetryQueue.Reprocessing;
import tally.domain.sales.Checked;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.RowProblem;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;
import tally.domain.uploads.KeyedSale;

/**
 * Books retried rows of one file that have passed the rules, all at once and by the way of an upload's batch, unless they
 * are duplicates. What the database refuses is found by halves and fails alone. One per try.
 */
final class RetriedSales {
    private final Connection connection;
    private final RetryBooking.Owner owner;
    private final Reprocessing reprocessing;

    RetriedSales(Connection connection, RetryBooking.Owner owner, Reprocessing reprocessing) {
        this.connection = connection;
        this.owner = owner;
        this.reprocessing = reprocessing;
    }

    /** Books what is new of these, and says of each how it ended. */
    List<RetryEnding> book(List<Accepted> rows) throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        final Savepoint before = connection.setSavepoint();
        try {
            Optional<List<RetryEnding>> endings = together(rows);
            while (endings.isEmpty()) {
                connection.rollback(before);
                endings = together(rows);
            }
            return endings.get();
        } catch (SQLException refused) {
            connection.rollback(before);
            return apart(rows, refused);
        }
    }

    private List<RetryEnding> apart(List<Accepted> rows, SQLException refused) throws SQLException {
        if (SqlErrors.translated(refused).passing()) {
            throw refused;
        }
        if (rows.size() == 1) {
            return List.of(refusedByDatabase(rows.get(0), refused));
        }
        final int half = rows.size() / 2;
        final List<RetryEnding> endings = new ArrayList<>(book(rows.subList(0, half)));
        endings.addAll(book(rows.subList(half, rows.size())));
        return endings;
    }

    /**
     * Empty where someone else has booked an equal sale at this moment: the insert has waited for that commit, and the next
     * look sees it.
     */
    private Optional<List<RetryEnding>> together(List<Accepted> rows) throws SQLException {
        final PendingRow first = rows.get(0).row();
        final EqualSales equal = EqualSales.of(connection, rows, reprocessing);
        final Parties parties = new Parties();
        final List<PlacedSale> sales = new ArrayList<>(rows.size());
        final List<RetryEnding> endings = new ArrayList<>(rows.size());
        for (final Accepted row : rows) {
            final Optional<PlacedSale> placed = placed(row, equal, parties);
            placed.ifPresent(sales::add);
            endings.add(new RetryEnding.Recovered(row.row(), row.sale(), row.key(), placed.map(PlacedSale::id)));
        }
        final SaleBooking booking = SaleBooking.begin(connection, first.business(), owner.upload());
        booking.resolve(parties);
        final SaleBooking.Written written = booking.write(sales);
        booking.addUp(written, parties);
        return written.duplicates().isEmpty() ? Optional.of(endings) : Optional.empty();
    }

    /** Empty for a duplicate. */
    private Optional<PlacedSale> placed(Accepted row, EqualSales equal, Parties parties) {
        return equal.nextOccurrence(row.key())
                .map(occurrence -> new KeyedSale(
                        row.sale(), row.key(), occurrence, row.row().row()))
                .map(keyed -> parties.place(owner.sale().apply(row.row()), keyed));
    }

    private static RetryEnding refusedByDatabase(Accepted row, SQLException refused) {
        final String message =
                "The database refused this row; please tell support (code " + refused.getSQLState() + ")";
        final RowProblem problem = new RowProblem(ErrorCode.DATABASE_ERROR, Optional.empty(), "", message);
        return new RetryEnding.Failed(
                row.row(), new Checked.Refused(problem, Optional.of(row.sale().amount())));
    }

    /** A row that has passed the rules. */
    record Accepted(PendingRow row, Sale sale, SaleKey key) {}
}
