package tally.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.sales.Field;
import tally.domain.sales.NumberFormat;
import tally.domain.uploads.Acceptance;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.TrackedUpload;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadInbox;
import tally.domain.uploads.UploadKind;
import tally.domain.uploads.UploadStatus;

/** {@link UploadInbox} in the tables {@code uploads} and {@code upload_chunks}. */
public final class PostgresUploadInbox implements UploadInbox {
    /** What a page of 8,192 bytes holds beside its header and the rest of the row (migration 071). */
    private static final int CHUNK_BYTES = 8_000;

    private final Database database;

    /** An inbox in this database. */
    public PostgresUploadInbox(Database database) {
        this.database = database;
    }

    @Override
    public Acceptance accept(NewUpload upload, InputStream content, int perMinute) {
        return database.inTransaction(connection -> {
            oneAtATime(connection, upload.business());
            final Optional<Duration> wait = waitBeforeNext(connection, upload.business(), perMinute);
            if (wait.isPresent()) {
                return new Acceptance.TooMany(wait.get());
            }
            final Optional<UploadId> duplicateOf = sameBytes(connection, upload.business(), upload.content());
            insertChunks(connection, upload.business(), upload.id(), content);
            insert(connection, upload);
            proveReferences(connection, upload.business(), upload.id());
            DataSourceTable.remember(connection, upload);
            return new Acceptance.Stored(duplicateOf);
        });
    }

    @Override
    public Optional<ImportOptions> remembered(BusinessId business, String dataSourceName) {
        return database.inTransaction(connection -> DataSourceTable.find(connection, business, dataSourceName));
    }

    @Override
    public Optional<Duration> waitBeforeNext(BusinessId business, int perMinute) {
        return database.inTransaction(connection -> waitBeforeNext(connection, business, perMinute));
    }

    @Override
    public Optional<Upload> find(Scope scope, UploadId id) {
        final Where where = inScope(scope).and("u.kind = 'csv'").and("u.id = ?", id);
        return database.inSnapshot(connection ->
                found(connection, where.sql(), where.values()).stream().findFirst());
    }

    private static final String NEWEST_FIRST = " order by u.created_at desc, u.id desc limit ? offset ?";

    @Override
    public Page<Upload> list(Scope scope, PageRequest page) {
        final Where where = inScope(scope).and("u.kind = 'csv'");
        return database.inSnapshot(connection -> new Page<>(
                count(connection, where),
                found(connection, where.sql() + NEWEST_FIRST, where.values(page.limit(), page.offset()))));
    }

    private static List<Upload> found(Connection connection, String conditions, Object... values) throws SQLException {
        return UploadRows.withWarnings(
                connection, Sql.query(connection, UploadRows.SELECT + conditions, UploadRows::upload, values));
    }

    private static final String TRACKED = """
            with waiting as (
                select business_id, id, row_number() over (order by created_at, id) as place
                  from uploads
                 where status = 'pending')
            select\s""" + UploadRows.COLUMNS + """
                   , u.kind, u.lease_owner, w.place
              from uploads u
              join businesses b on b.id = u.business_id
              left join waiting w on w.business_id = u.business_id and w.id = u.id
             where\s""";

    private static final String ACTIVE_FIRST =
            " order by (u.status in ('pending', 'processing')) desc, u.created_at desc, u.id desc limit ?";

    @Override
    public List<TrackedUpload> recent(Scope scope, Optional<UploadStatus> status, int limit) {
        final Where where = inScope(scope).and("u.status = ?", status.map(UploadStatus::wireName));
        final String sql = TRACKED + where.sql() + ACTIVE_FIRST;
        return database.inSnapshot(
                connection -> Sql.query(connection, sql, PostgresUploadInbox::tracked, where.values(limit)));
    }

    private static TrackedUpload tracked(Row row) throws SQLException {
        return new TrackedUpload(
                UploadRows.upload(row),
                UploadKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                row.optionalText("lease_owner"),
                row.optionalNumber("place"));
    }

    @Override
    public long active(Scope scope) {
        final Where where = inScope(scope).and("u.status in ('pending', 'processing')");
        return database.inSnapshot(connection -> count(connection, where));
    }

    private static Where inScope(Scope scope) {
        return new Where().and("u.business_id = ?", scope.business());
    }

    private static long count(Connection connection, Where where) throws SQLException {
        final String sql = "select count(*) as n from uploads u where " + where.sql();
        return Sql.query(connection, sql, row -> row.number("n"), where.values())
                .get(0);
    }

    /** Uploads of one business are counted one after the other, so that two at once can't both be the last allowed. */
    static void oneAtATime(Connection connection, BusinessId business) throws SQLException {
        final String sql = "select pg_advisory_xact_lock(hashtextextended(?, 7203255))";
        Sql.query(connection, sql, row -> "", business.toString());
    }

    private static final String OLDEST_THAT_COUNTS = """
            select extract(epoch from created_at + interval '1 minute' - now()) as seconds
              from uploads
             where business_id = ?
               and created_at > now() - interval '1 minute'
             order by created_at desc
             limit 1 offset ?
            """;

    static Optional<Duration> waitBeforeNext(Connection connection, BusinessId business, int perMinute)
            throws SQLException {
        return Sql.queryOne(
                connection,
                OLDEST_THAT_COUNTS,
                row -> Duration.ofSeconds(
                        (long) Math.ceil(row.decimal("seconds").doubleValue())),
                business,
                perMinute - 1);
    }

    private static final String SAME_BYTES = """
            select id
              from uploads
             where business_id = ? and content_sha256 = ? and content_bytes = ? and status = 'completed'
             order by created_at
             limit 1
            """;

    /** A completed upload of the business with the very same bytes. */
    static Optional<UploadId> sameBytes(Connection connection, BusinessId business, NewUpload.Fingerprint content)
            throws SQLException {
        return Sql.queryOne(
                connection,
                SAME_BYTES,
                row -> new UploadId(row.uuid("id")),
                business,
                content.sha256(),
                content.bytes());
    }

    private static final String INSERT = """
            insert into uploads (business_id, id, file_name, data_source_name, content_sha256, content_bytes, row_count,
                                 duplicates, mapping, date_format, number_format, delimiter, charset)
            values (?, ?, ?, ?, ?, ?, ?, ?, jsonb_object(?, ?), ?, ?, ?, ?)
            """;

    private static void insert(Connection connection, NewUpload upload) throws SQLException {
        final ImportOptions options = upload.reading();
        final Map<Field, String> mapping = options.mapping();
        Sql.update(
                connection,
                INSERT,
                upload.business(),
                upload.id(),
                upload.fileName(),
                upload.dataSourceName(),
                upload.content().sha256(),
                upload.content().bytes(),
                upload.found().get().rows(),
                options.duplicates().wireName(),
                Values.names(connection, mapping),
                Values.texts(connection, mapping),
                options.formats().dateFormat(),
                options.formats().numberFormat().map(NumberFormat::example),
                options.delimiter().map(String::valueOf),
                options.charset());
    }

    private static final String UPLOAD_STAYS = "select id from uploads where business_id = ? and id = ? for key share";

    /** Once for all chunks of {@link #insertChunks}: the upload is there, and stays until the commit (migration 072). */
    static void proveReferences(Connection connection, BusinessId business, UploadId id) throws SQLException {
        if (Sql.query(connection, UPLOAD_STAYS, row -> id, business, id).isEmpty()) {
            throw new IllegalStateException("There is no upload " + id + " whose bytes could be stored");
        }
    }

    private static final String TO_BE_PROVED = "select set_config('tally.references', 'proved', true)";

    private static final String COPY_CHUNKS =
            "copy upload_chunks (business_id, file_id, number, bytes) from stdin (format binary)";

    private static final int CHUNK_FIELDS = 4;

    /** Stores bytes in rows of chunks. That their upload is there must be proved afterwards, in the same transaction. */
    static void insertChunks(Connection connection, BusinessId business, UploadId id, InputStream content)
            throws SQLException {
        Sql.query(connection, TO_BE_PROVED, row -> "");
        final CopyBuffer rows = new CopyBuffer().begin();
        final byte[] chunk = new byte[CHUNK_BYTES];
        try (BinaryCopy copy = BinaryCopy.begin(connection, COPY_CHUNKS)) {
            int number = 0;
            for (int count = fill(chunk, content); count > 0; count = fill(chunk, content)) {
                rows.row(CHUNK_FIELDS);
                rows.uuid(business.value());
                rows.uuid(id.value());
                rows.integer(number++);
                rows.bytea(chunk, count);
                copy.sendIfLarge(rows);
            }
            copy.end(rows);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int fill(byte[] chunk, InputStream content) throws IOException {
        return content.readNBytes(chunk, 0, chunk.length);
    }
}
