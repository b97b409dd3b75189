package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tally.domain.SaleId;
import tally.domain.uploads.Claim;
import tally.domain.uploads.KeyedSale;

/**
 * Finds, by halves, which sales of a batch the database refuses: a few tries for a single one among thousands. Each try is
 * rolled back, so nothing stays. One per batch.
 */
final class RefusedRows {
    private final Database database;
    private final Claim claim;
    private final Set<Long> refused = new HashSet<>();

    RefusedRows(Database database, Claim claim) {
        this.database = database;
        this.claim = claim;
    }

    /** The rows of those that are refused, each for itself; empty where what failed lies elsewhere. */
    Set<Long> among(List<KeyedSale> sales) {
        database.inTransaction(connection -> {
            final SaleBooking booking = SaleBooking.begin(connection, claim.business(), claim.upload());
            search(connection, booking, sales);
            return refused.size();
        });
        return refused;
    }

    private void search(Connection connection, SaleBooking booking, List<KeyedSale> sales) throws SQLException {
        if (sales.isEmpty() || isTaken(connection, booking, sales)) {
            return;
        }
        if (sales.size() == 1) {
            refused.add(sales.get(0).row());
            return;
        }
        final int half = sales.size() / 2;
        search(connection, booking, sales.subList(0, half));
        search(connection, booking, sales.subList(half, sales.size()));
    }

    private boolean isTaken(Connection connection, SaleBooking booking, List<KeyedSale> sales) throws SQLException {
        final Savepoint before = connection.setSavepoint();
        try {
            final Parties parties = new Parties();
            final List<PlacedSale> placed = sales.stream()
                    .map(sale -> parties.place(SaleId.recovered(claim.upload(), sale.row()), sale))
                    .toList();
            booking.resolve(parties);
            booking.write(placed);
            return true;
        } catch (SQLException refusal) {
            if (SqlErrors.translated(refusal).passing()) {
                throw refusal;
            }
            return false;
        } finally {
            connection.rollback(before);
        }
    }
}
