package tally.persistence;

import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.UploadId;

/**
 * The bytes of an upload, fetched a chunk at a time, each in a transaction of its own: no connection is held while the
 * reader works, and no more than one chunk is in memory. One per reader.
 */
final class ChunkStream extends InputStream {
    private final Database database;
    private final BusinessId business;
    private final UploadId upload;

    private byte[] chunk = new byte[0];
    private int position;
    private int next;
    private boolean ended;

    ChunkStream(Database database, BusinessId business, UploadId upload) {
        this.database = database;
        this.business = business;
        this.upload = upload;
    }

    @Override
    public int read() {
        return filled() ? chunk[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        final int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean filled() {
        while (position == chunk.length && !ended) {
            final Optional<byte[]> fetched = fetch();
            ended = fetched.isEmpty();
            chunk = fetched.orElse(chunk);
            position = ended ? chunk.length : 0;
            next++;
        }
        return !ended;
    }

    private static final String CHUNK =
            "select bytes from upload_chunks where business_id = ? and file_id = ? and number = ?";

    private Optional<byte[]> fetch() {
        return database.inTransaction(
                connection -> Sql.queryOne(connection, CHUNK, row -> row.bytes("bytes"), business, upload, next));
    }
}
