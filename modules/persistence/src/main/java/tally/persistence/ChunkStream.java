package tally.persistence;

import java.io.InputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import tally.domain.BusinessId;
import tally.domain.UploadId;

/**
 * The bytes of an upload, some chunks at a time, fetched in a transaction of their own: no connection is held while the
 * reader works, and no more than those chunks are in memory. One per reader.
 */
final class ChunkStream extends InputStream {
    private static final int BYTES_AT_ONCE = 384 * 1024;
    private static final byte[] NONE = {};

    private final Database database;
    private final BusinessId business;
    private final UploadId upload;

    private Iterator<byte[]> fetched = Collections.emptyIterator();
    private byte[] chunk = NONE;
    private int position;
    private int next;
    private int atOnce = 2;
    private boolean more = true;

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
        while (position == chunk.length && (fetched.hasNext() || more)) {
            if (!fetched.hasNext()) {
                fetch();
            }
            chunk = fetched.hasNext() ? fetched.next() : NONE;
            position = 0;
        }
        return position < chunk.length;
    }

    private static final String CHUNKS = """
            select bytes
              from upload_chunks
             where business_id = ? and file_id = ? and number >= ?
             order by number
             limit ?
            """;

    /** How many come at once follows from how long they are: chunks were longer once (migration 071). */
    private void fetch() {
        final List<byte[]> chunks = database.inTransaction(
                connection -> Sql.query(connection, CHUNKS, row -> row.bytes("bytes"), business, upload, next, atOnce));
        more = chunks.size() == atOnce;
        next += chunks.size();
        fetched = chunks.iterator();
        if (more) {
            atOnce = Math.max(1, BYTES_AT_ONCE / chunks.get(0).length);
        }
    }
}
