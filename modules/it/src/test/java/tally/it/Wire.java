package tally.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection without any protocol, on which a test writes what no proper client would. */
final class Wire implements AutoCloseable {
    private static final int LONGEST_READ_MILLIS = 30_000;

    private final Socket socket;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    static Wire to(RunningTally tally) {
        try {
            Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), tally.url().getPort());
            socket.setSoTimeout(LONGEST_READ_MILLIS);
            return new Wire(socket);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Sends text and reads what comes until the server ends the connection. */
    static String exchange(RunningTally tally, String text) {
        try (Wire wire = to(tally)) {
            return wire.write(text).readToEnd();
        }
    }

    Wire write(String text) {
        return write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Wire write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Everything that comes until the server closes; what came before it cut the connection off, where it does that. */
    String readToEnd() {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                read.write(b);
            }
        } catch (SocketException cutOff) {
            read.writeBytes("<cut off>".getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** What comes up to the empty line behind the headers: of an answer that has no end. */
    String readHead() {
        StringBuilder read = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0 && read.indexOf("\r\n\r\n") < 0; b = in.read()) {
                read.append((char) b);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return read.toString();
    }

    /** Ends the connection with a reset, as a client does whose machine dies. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
