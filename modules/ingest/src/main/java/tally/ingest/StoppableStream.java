package tally.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/**
 * A stored file that is no longer read once the work on it is to stop: finding out how a large file is written, and
 * passing over what is booked already, take long and book nothing. For one thread.
 */
final class StoppableStream extends FilterInputStream {
    private final BooleanSupplier goOn;

    StoppableStream(InputStream content, BooleanSupplier goOn) {
        super(content);
        this.goOn = goOn;
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        check();
        return super.read(target, offset, length);
    }

    private void check() {
        if (!goOn.getAsBoolean()) {
            throw new StoppedException();
        }
    }

    /** The work is to stop: no error, so it has no stack trace. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private StoppedException() {
            super("Stopped while the file was read", null, false, false);
        }
    }
}
