package tally.csv;

import java.io.ByteArrayInputStream;

/** Gives at most so many bytes at a time, as a slow connection does. */
final class Trickle extends ByteArrayInputStream {

    private final int most;

    Trickle(byte[] bytes, int most) {
        super(bytes);
        this.most = most;
    }

    @Override
    public synchronized int read(byte[] target, int from, int length) {
        return super.read(target, from, Math.min(most, length));
    }
}
