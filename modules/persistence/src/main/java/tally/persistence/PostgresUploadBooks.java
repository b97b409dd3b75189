package tally.persistence;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tally.domain.BusinessId;
import tally.domain.DatabaseException;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.failures.OpenRow;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.RowsRefusedException;
import tally.domain.uploads.Turn;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadBooks;

/** {@link UploadBooks} in PostgreSQL. */
public final class PostgresUploadBooks implements UploadBooks {
    private final Database database;
    private final Supplier<PartyMemory> memory;

    /** The books in this database. */
    public PostgresUploadBooks(Database database) {
        this(database, PartyMemory::new);
    }

    private PostgresUploadBooks(Database database, Supplier<PartyMemory> memory) {
        this.database = database;
        this.memory = memory;
    }

    @Override
    public UploadBooks forOneAttempt() {
        final PartyMemory itsOwn = new PartyMemory();
        return new PostgresUploadBooks(database, () -> itsOwn);
    }

    @Override
    public InputStream content(BusinessId business, UploadId upload) {
        return new BufferedInputStream(new ChunkStream(database, business, upload));
    }

    @Override
    public void rowCount(Claim claim, long rows) {
        database.inTransaction(connection -> {
            final ClaimedRow upload = ClaimedRow.locked(connection, claim);
            upload.rowCount(rows);
            return rows;
        });
    }

    @Override
    public BatchResult book(Claim claim, Batch batch, Turn turn) {
        try {
            return bookWhole(claim, batch, turn);
        } catch (DatabaseException failed) {
            throw failed.passing() ? failed : explained(claim, batch, turn, failed);
        }
    }

    private RuntimeException explained(Claim claim, Batch batch, Turn turn, DatabaseException failed) {
        turn.awaitBooks();
        final Set<Long> rows = new RefusedRows(database, claim).among(batch.sales());
        return rows.isEmpty() ? failed : new RowsRefusedException(batch.rowsBefore(), rows, failed);
    }

    private BatchResult bookWhole(Claim claim, Batch batch, Turn turn) {
        final Parties parties = new Parties();
        final PartyMemory known = memory.get();
        try {
            final BatchResult result = bookInOrder(claim, batch, turn, parties, known);
            known.committed(batch.size(), parties);
            return result;
        } catch (RuntimeException | Error failure) {
            known.failed(parties);
            throw failure;
        }
    }

    private BatchResult bookInOrder(Claim claim, Batch batch, Turn turn, Parties parties, PartyMemory known) {
        final IndexOrder order = IndexOrder.of(batch.sales());
        final List<PlacedSale> sales = placed(claim, batch, order, parties);
        return database.inTransaction(connection -> {
            ClaimedRow.seen(connection, claim).mustNotBeBeyond(batch.rowsBefore());
            final SaleBooking booking = SaleBooking.begin(connection, claim.business(), claim.upload());
            turn.awaitNames();
            booking.resolve(parties, known);
            turn.namesAreThere();
            final SaleBooking.Written written = booking.write(sales, order);
            turn.awaitBooks();
            final ClaimedRow upload = ClaimedRow.locked(connection, claim);
            upload.mustStandAt(batch.rowsBefore());
            booking.addUp(written, parties);
            FailedJobTable.insert(connection, claim.business(), claim.upload(), batch.failures());
            final BatchOutcome outcome = BatchOutcome.of(written, batch.failures());
            upload.advance(outcome);
            return outcome.result();
        });
    }

    /** Numbered in the order of the unique index, in which they are written; in the order of the file, in which they lie in memory. */
    private static List<PlacedSale> placed(Claim claim, Batch batch, IndexOrder order, Parties parties) {
        final List<KeyedSale> sales = batch.sales();
        final int[] places = order.places();
        final List<PlacedSale> placed = new ArrayList<>(places.length);
        for (int position = 0; position < places.length; position++) {
            final SaleId id = SaleId.booked(claim.upload(), batch.rowsBefore() + places[position]);
            placed.add(parties.place(id, sales.get(position)));
        }
        return placed;
    }

    @Override
    public Upload complete(Claim claim) {
        return database.inLongTransaction(connection -> {
            final ClaimedRow upload = ClaimedRow.locked(connection, claim);
            upload.end("completed", Optional.empty());
            EventTable.recordUpload(connection, claim, memory.get().buyers(upload.done()));
            return read(connection, claim);
        });
    }

    @Override
    public Upload fail(Claim claim, String message) {
        return database.inLongTransaction(connection -> {
            ClaimedRow.locked(connection, claim).end("failed", Optional.of(message));
            return read(connection, claim);
        });
    }

    private static Upload read(Connection connection, Claim claim) throws SQLException {
        final Where where =
                new Where().and("u.business_id = ?", claim.business()).and("u.id = ?", claim.upload());
        return Sql.query(connection, UploadRows.SELECT + where.sql(), UploadRows::upload, where.values())
                .get(0);
    }

    /** An upload that was taken back meanwhile has nothing left to be said of. */
    private static final String CHECKED = """
            update uploads
               set checked_at = now()
             where business_id = ? and id = ? and checked_at is null and status <> 'undone'
            """;

    private static final String WARNING = """
            insert into consistency_warnings (business_id, file_id, number, check_name, subject, expected, found)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    @Override
    public void recordConsistency(BusinessId business, UploadId upload, Consistency consistency) {
        database.inTransaction(connection -> {
            final int hit = Sql.update(connection, CHECKED, business, upload);
            int number = 0;
            for (final Consistency.Warning warning :
                    hit == 1 ? consistency.warnings() : List.<Consistency.Warning>of()) {
                Sql.update(
                        connection,
                        WARNING,
                        business,
                        upload,
                        number++,
                        warning.check(),
                        warning.subject(),
                        warning.expected(),
                        warning.found());
            }
            return number;
        });
    }

    private static final String UNCHECKED = """
            u.status = 'completed' and u.checked_at is null and u.completed_at < now() - interval '1 minute'
             order by u.completed_at
             limit ?
            """;

    @Override
    public List<Upload> unchecked(int limit) {
        return database.inTransaction(
                connection -> Sql.query(connection, UploadRows.SELECT + UNCHECKED, UploadRows::upload, limit));
    }

    @Override
    public List<FailedRow> failedRows(BusinessId business, UploadId upload, int limit) {
        final FailedRows.After first = new FailedRows.After(0, limit);
        return database.inTransaction(connection -> FailedRows.open(connection, business, upload, first).stream()
                .map(OpenRow::row)
                .toList());
    }
}
