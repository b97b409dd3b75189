package tally.http.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses, usually with a 413, as soon as more bytes have come than may. */
public final class LimitedInput extends FilterInputStream {

    private final long maxBytes;
    private final ApiError tooLarge;
    private long bytes;

    /** Lets {@code maxBytes} of {@code in} through, then throws {@code tooLarge}. */
    public LimitedInput(InputStream in, long maxBytes, ApiError tooLarge) {
        super(in);
        this.maxBytes = maxBytes;
        this.tooLarge = tooLarge;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    /** A mark would let bytes be counted twice. */
    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long read) {
        bytes += read;
        if (bytes > maxBytes) {
            throw tooLarge;
        }
    }
}
