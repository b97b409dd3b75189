package tally.http.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * The body of a request as it comes over the wire. Each wait for the client is under the eye of the watchdog; any
 * failure is a {@link ClientGoneException}, and so is an end that comes before the declared length. Used by one thread.
 */
final class IncomingBody extends InputStream {

    private final InputStream wire;
    private final OptionalLong length;
    private final Waiting waiting;
    private long bytes;
    private boolean ended;

    IncomingBody(InputStream wire, OptionalLong length, Waiting waiting) {
        this.wire = wire;
        this.length = length;
        this.waiting = waiting;
        this.ended = length.equals(OptionalLong.of(0));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        if (ended) {
            return -1;
        }
        int read = readWatched(buffer, offset, count);
        ended = read < 0;
        bytes += Math.max(read, 0);
        if (ended && bytes < length.orElse(0)) {
            throw new ClientGoneException("closed after " + bytes + " of " + length.getAsLong() + " bytes");
        }
        ended |= length.isPresent() && bytes == length.getAsLong();
        return read;
    }

    private int readWatched(byte[] buffer, int offset, int count) throws ClientGoneException {
        int read = 0;
        waiting.begin();
        try {
            read = wire.read(buffer, offset, count);
        } catch (IOException lost) {
            throw new ClientGoneException("lost after " + bytes + " bytes: " + lost.getMessage(), lost);
        } finally {
            waiting.end(Math.max(read, 0));
        }
        return read;
    }

    /** Whether nothing more will come. */
    boolean hasEnded() {
        return ended;
    }

    /**
     * Reads what is left and throws it away, within {@code bound}. An answer to a client that is still sending is lost
     * in the reset that closing a connection with unread bytes causes.
     */
    void drain(Drain bound) throws ClientGoneException {
        byte[] buffer = new byte[64 * 1024];
        long left = bound.maxBytes();
        long deadline = System.nanoTime() + bound.maxTime().toNanos();
        while (!ended && left > 0 && System.nanoTime() < deadline) {
            try {
                left -= read(buffer, 0, buffer.length);
            } catch (ClientGoneException gone) {
                ended = true;
                throw gone;
            } catch (IOException impossible) {
                throw new ClientGoneException("lost", impossible);
            }
        }
    }
}
