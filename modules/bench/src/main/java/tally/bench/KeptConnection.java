package tally.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection to a server of this machine that is kept for one request after the other. A plain socket that knows no more
 * of HTTP than it must: it shares the processors with the server, so what it saves is time for what is measured. For one
 * thread.
 */
final class KeptConnection implements AutoCloseable {
    private static final Pattern HEAD_END = Pattern.compile("\r\n\r\n");
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *([0-9]+)", Pattern.CASE_INSENSITIVE);
    private static final String WELL = "HTTP/1.1 2";

    private final Socket socket;
    private final byte[] buffer = new byte[1 << 20];

    KeptConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
    }

    /** Sends a request and reads its answer, which must be a good one; gives the length of its body, in bytes. */
    int exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int filled = 0;
        String read = "";
        Matcher end = HEAD_END.matcher(read);
        while (!end.find()) {
            filled += more(filled);
            read = text(filled);
            end = HEAD_END.matcher(read);
        }
        final int length = length(read.substring(0, end.start()));
        while (filled < end.end() + length) {
            filled += more(filled);
        }
        mustBeWell(filled);
        return length;
    }

    private int more(int filled) throws IOException {
        final InputStream in = socket.getInputStream();
        final int count = in.read(buffer, filled, buffer.length - filled);
        if (count <= 0) {
            throw new EOFException("The connection ended after " + filled + " bytes: " + text(filled));
        }
        return count;
    }

    private static int length(String head) {
        final Matcher length = LENGTH.matcher(head);
        if (!length.find()) {
            throw new IllegalStateException("No Content-Length: " + head);
        }
        return Integer.parseInt(length.group(1));
    }

    private void mustBeWell(int filled) {
        if (!text(WELL.length()).equals(WELL)) {
            throw new IllegalStateException(text(filled));
        }
    }

    private String text(int length) {
        return new String(Arrays.copyOf(buffer, length), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
