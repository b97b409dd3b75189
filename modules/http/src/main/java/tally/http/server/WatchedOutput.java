package tally.http.server;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A response on its way to the client, each wait under the eye of the watchdog. Writes in small pieces, so that a slow
 * but honest client is seen to take something. Used by one thread.
 */
final class WatchedOutput extends OutputStream {

    private static final int PIECE_BYTES = 4096;

    private final OutputStream wire;
    private final Watch watch;

    WatchedOutput(OutputStream wire, Watch watch) {
        this.wire = wire;
        this.watch = watch;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int count) throws IOException {
        for (int done = 0; done < count; done += PIECE_BYTES) {
            int start = offset + done;
            int piece = Math.min(PIECE_BYTES, count - done);
            watched(() -> wire.write(buffer, start, piece), piece);
        }
    }

    @Override
    public void flush() throws IOException {
        watched(wire::flush, 0);
    }

    @Override
    public void close() throws IOException {
        watched(wire::close, 0);
    }

    private void watched(Write write, int moved) throws ClientGoneException {
        watch.beginTransfer(System.nanoTime());
        try {
            write.run();
        } catch (IOException lost) {
            throw new ClientGoneException("lost while answering: " + lost.getMessage(), lost);
        } finally {
            watch.endTransfer(System.nanoTime(), moved);
        }
    }

    /** A write that may wait for the client. */
    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
