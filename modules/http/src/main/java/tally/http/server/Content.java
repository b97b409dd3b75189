package tally.http.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** The body of a response, written while it is sent. */
@FunctionalInterface
public interface Content {

    /** Writes the body; the status is already on its way, so an exception can only cut the connection. */
    void writeTo(OutputStream out) throws IOException;

    /** How many bytes it will write, where that is known beforehand. */
    default OptionalLong length() {
        return OptionalLong.empty();
    }

    /** Whether it goes on until the client leaves: such a body is written on a thread of its own. */
    default boolean isEndless() {
        return false;
    }

    /** A body that is all there. */
    static Content of(byte[] bytes) {
        return new Bytes(bytes);
    }

    /** Bytes in memory. */
    final class Bytes implements Content {

        private final byte[] content;

        private Bytes(byte[] content) {
            this.content = content;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(content);
        }

        @Override
        public OptionalLong length() {
            return OptionalLong.of(content.length);
        }
    }
}
