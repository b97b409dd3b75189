package tally.persistence;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.receipts.ClaimedReceipt;
import tally.domain.receipts.Correction;
import tally.domain.receipts.NewReceipt;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.Receipt;
import tally.domain.receipts.ReceiptBooks;
import tally.domain.receipts.ReceiptInbox;
import tally.domain.receipts.ReceiptQueue;
import tally.domain.receipts.ReviewAnswer;
import tally.domain.receipts.ReviewChange;
import tally.domain.uploads.Acceptance;
import tally.domain.uploads.Claim;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadKind;

/** The stores of receipts in PostgreSQL: rows of {@code uploads} of another kind, each with its row in {@code receipts}. */
public final class PostgresReceipts implements ReceiptInbox, ReceiptQueue, ReceiptBooks {
    private final Database database;

    /** The receipts in this database. */
    public PostgresReceipts(Database database) {
        this.database = database;
    }

    @Override
    public Acceptance accept(NewReceipt receipt, byte[] image, int perMinute) {
        return database.inTransaction(connection -> {
            PostgresUploadInbox.oneAtATime(connection, receipt.business());
            final Optional<Duration> wait =
                    PostgresUploadInbox.waitBeforeNext(connection, receipt.business(), perMinute);
            if (wait.isPresent()) {
                return new Acceptance.TooMany(wait.get());
            }
            final Optional<UploadId> duplicateOf =
                    PostgresUploadInbox.sameBytes(connection, receipt.business(), receipt.content());
            PostgresUploadInbox.insertChunks(
                    connection, receipt.business(), receipt.id(), new ByteArrayInputStream(image));
            insert(connection, receipt);
            PostgresUploadInbox.proveReferences(connection, receipt.business(), receipt.id());
            return new Acceptance.Stored(duplicateOf);
        });
    }

    @Override
    public Optional<Duration> waitBeforeNext(BusinessId business, int perMinute) {
        return database.inTransaction(
                connection -> PostgresUploadInbox.waitBeforeNext(connection, business, perMinute));
    }

    private static final String INSERT_UPLOAD = """
            insert into uploads (business_id, id, kind, file_name, data_source_name, content_sha256, content_bytes,
                                 row_count, duplicates)
            values (?, ?, 'receipt', ?, ?, ?, ?, 0, 'count')
            """;

    private static final String INSERT_RECEIPT =
            "insert into receipts (business_id, file_id, given_date) values (?, ?, ?)";

    private static void insert(Connection connection, NewReceipt receipt) throws SQLException {
        Sql.update(
                connection,
                INSERT_UPLOAD,
                receipt.business(),
                receipt.id(),
                receipt.fileName(),
                receipt.dataSourceName(),
                receipt.content().sha256(),
                receipt.content().bytes());
        Sql.update(connection, INSERT_RECEIPT, receipt.business(), receipt.id(), receipt.date());
    }

    @Override
    public Optional<Receipt> find(Scope scope, UploadId id) {
        final Where where = inScope(scope).and("u.id = ?", id);
        return database.inSnapshot(connection ->
                Sql.queryOne(connection, SELECT + where.sql(), row -> receipt(connection, row), where.values()));
    }

    private static final String NEWEST_FIRST = " order by u.created_at desc, u.id desc limit ? offset ?";

    @Override
    public Page<Receipt> list(Scope scope, PageRequest page) {
        final Where where = inScope(scope);
        final String count = "select count(*) as n from uploads u where " + where.sql();
        return database.inSnapshot(connection -> new Page<>(
                Sql.query(connection, count, row -> row.number("n"), where.values())
                        .get(0),
                Sql.query(
                        connection,
                        SELECT + where.sql() + NEWEST_FIRST,
                        row -> receipt(connection, row),
                        where.values(page.limit(), page.offset()))));
    }

    @Override
    public ReviewAnswer confirm(Scope scope, UploadId id, Correction correction, Actor by) {
        return reviewed(scope, id, Review.confirmed(correction, by));
    }

    @Override
    public ReviewAnswer reject(Scope scope, UploadId id, Actor by) {
        return reviewed(scope, id, Review.rejected(by));
    }

    private static final String REVIEWED = """
            update uploads
               set status = ?, error_message = null, tries = 0, completed_at = ?
             where business_id = ? and id = ? and status = 'needs_review'
            """;

    private ReviewAnswer reviewed(Scope scope, UploadId id, Review review) {
        final Where where = inScope(scope).and("u.id = ?", id);
        final String owner = "select u.business_id from uploads u where " + where.sql();
        return database.inTransaction(connection -> {
            final Optional<BusinessId> business =
                    Sql.queryOne(connection, owner, row -> new BusinessId(row.uuid("business_id")), where.values());
            if (business.isEmpty()) {
                return ReviewAnswer.NOT_FOUND;
            }
            final String status = review.change.status().wireName();
            final Optional<Instant> completed = review.change == ReviewChange.REJECTED
                    ? Optional.of(Moment.now(connection))
                    : Optional.<Instant>empty();
            if (Sql.update(connection, REVIEWED, status, completed, business.get(), id) == 0) {
                return ReviewAnswer.NOT_WAITING;
            }
            review.keep.keep(new ReceiptTable(connection, business.get(), id));
            final Optional<ReadReceipt> read = Sql.queryOne(
                            connection, SELECT + ONE, row -> receipt(connection, row), business.get(), id)
                    .flatMap(Receipt::read);
            AuditTable.record(connection, business, review.by, review.change.told(id, read, review.correction));
            return ReviewAnswer.DONE;
        });
    }

    private static final UploadClaim CLAIM = UploadClaim.of(UploadKind.RECEIPT, "", "u.kind");

    @Override
    public Optional<ClaimedReceipt> claim(String node, Duration lease) {
        return database.promptly(connection -> {
            final Optional<Claim> claim = CLAIM.take(connection, node, lease, row -> claim(row, node));
            return claim.isPresent() ? Optional.of(claimed(connection, claim.get())) : Optional.empty();
        });
    }

    @Override
    public void keep(Claim claim, ReadReceipt read) {
        database.inTransaction(connection -> {
            final ClaimedRow upload = ClaimedRow.locked(connection, claim);
            new ReceiptTable(connection, claim.business(), claim.upload()).keep(read);
            new UnreadableImages(connection, claim).read();
            upload.rowCount(read.items().size());
            return read;
        });
    }

    @Override
    public Upload unreadable(Claim claim, String message) {
        return database.inTransaction(connection -> {
            final ClaimedRow upload = ClaimedRow.locked(connection, claim);
            new UnreadableImages(connection, claim).failed(message);
            upload.rowCount(claimed(connection, claim).done().processed());
            upload.end("failed", Optional.of(message));
            return claimed(connection, claim).receipt().upload();
        });
    }

    @Override
    public Upload review(Claim claim, String reason) {
        return database.inTransaction(connection -> {
            ClaimedRow.locked(connection, claim).end("needs_review", Optional.of(reason));
            return claimed(connection, claim).receipt().upload();
        });
    }

    private static final String SELECT = """
            select u.business_id, b.name as business_name, u.id, u.file_name, u.data_source_name, u.status,
                   u.row_count, u.created_count, u.skipped_count, u.failed_count,
                   u.amount_created, u.amount_skipped, u.amount_failed, u.unreadable_rows,
                   u.created_at, u.processing_started_at, u.completed_at, u.checked_at, u.error_message,
                   b.time_zone, r.given_date, r.is_read, r.merchant, r.merchant_confidence, r.date, r.date_confidence,
                   r.currency, r.currency_confidence, r.subtotal, r.subtotal_confidence, r.tax, r.tax_confidence,
                   r.discount, r.discount_confidence, r.rounding, r.rounding_confidence, r.total, r.total_confidence,
                   r.payment_method, r.payment_confidence, r.items_add_up, r.credit_note, r.content,
                   r.confirmed_at, r.confirmed_date, r.confirmed_items
              from uploads u
              join businesses b on b.id = u.business_id
              join receipts r on r.business_id = u.business_id and r.file_id = u.id
             where\s""";

    private static final String ONE = "u.business_id = ? and u.id = ?";

    private static ClaimedReceipt claimed(Connection connection, Claim claim) throws SQLException {
        return Sql.query(
                        connection,
                        SELECT + ONE,
                        row -> claimed(connection, row, claim),
                        claim.business(),
                        claim.upload())
                .get(0);
    }

    private static ClaimedReceipt claimed(Connection connection, Row row, Claim claim) throws SQLException {
        return new ClaimedReceipt(
                claim,
                receipt(connection, row),
                ZoneId.of(row.text("time_zone")),
                row.instant("created_at"),
                new ReceiptTable(connection, claim.business(), claim.upload()).correction(row));
    }

    private static Receipt receipt(Connection connection, Row row) throws SQLException {
        final Upload upload = UploadRows.upload(row);
        final ReceiptTable table = new ReceiptTable(connection, upload.owner().business(), upload.id());
        return new Receipt(upload, row.optionalDate("given_date"), table.read(row));
    }

    private static Claim claim(Row row, String node) throws SQLException {
        return new Claim(
                new BusinessId(row.uuid("business_id")), new UploadId(row.uuid("id")), node, row.integer("attempt"));
    }

    private static Where inScope(Scope scope) {
        return new Where().and("u.kind = 'receipt'").and("u.business_id = ?", scope.business());
    }

    /** What a person said, and what is kept of it besides the new status. */
    private record Review(ReviewChange change, Correction correction, Kept keep, Actor by) {
        static Review confirmed(Correction correction, Actor by) {
            return new Review(ReviewChange.CONFIRMED, correction, receipt -> receipt.confirm(correction), by);
        }

        static Review rejected(Actor by) {
            return new Review(ReviewChange.REJECTED, Correction.NONE, receipt -> {}, by);
        }
    }

    /** Keeps it. */
    @FunctionalInterface
    private interface Kept {
        void keep(ReceiptTable receipt) throws SQLException;
    }
}
