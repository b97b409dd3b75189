package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A binary {@code COPY} that is under way: the server works on what it has while the next piece is made, with no answer to
 * wait for in between. All or nothing: one that is closed before its end writes nothing, and fails the transaction. For one
 * thread.
 */
final class BinaryCopy implements AutoCloseable {
    private static final int PIECE_BYTES = 1 << 16;

    private final CopyIn copy;

    private BinaryCopy(CopyIn copy) {
        this.copy = copy;
    }

    /** Begins the statement, {@code copy … from stdin (format binary)}; the first piece must be a {@link CopyBuffer#begin}. */
    static BinaryCopy begin(Connection connection, String sql) throws SQLException {
        return new BinaryCopy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
    }

    /** Sends what the buffer holds, and empties it, once it is worth a message. */
    void sendIfLarge(CopyBuffer piece) throws SQLException {
        if (piece.length() >= PIECE_BYTES) {
            send(piece);
        }
    }

    /** Sends what the buffer holds as the last piece, and waits until the server has written all. */
    void end(CopyBuffer piece) throws SQLException {
        piece.end();
        send(piece);
        copy.endCopy();
    }

    private void send(CopyBuffer piece) throws SQLException {
        copy.writeToCopy(piece.bytes(), 0, piece.length());
        piece.clear();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
