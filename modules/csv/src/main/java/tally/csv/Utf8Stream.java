package tally.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Another charset's bytes as UTF-8. What cannot be decoded becomes bytes that are invalid in UTF-8: a lone continuation
 * byte as it stands (all five that Windows-1252 leaves undefined are such), 0xFF for any other. For one thread.
 */
final class Utf8Stream extends InputStream {

    private static final int CHUNK = 8192;
    private static final int MOST_BYTES_A_CHAR = 3;
    private static final byte NEVER_IN_UTF8 = (byte) 0xFF;

    private final InputStream stream;
    private final CharsetDecoder decoder;
    private final ByteBuffer in = ByteBuffer.allocate(CHUNK).flip();
    private final CharBuffer chars = CharBuffer.allocate(CHUNK);
    private final ByteBuffer out =
            ByteBuffer.allocate(CHUNK * MOST_BYTES_A_CHAR).flip();
    private boolean ended;

    Utf8Stream(InputStream stream, Charset charset) {
        this.stream = stream;
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        return fill() ? out.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, out.remaining());
        out.get(target, from, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** Decodes until there is something to give; false at the end. */
    private boolean fill() throws IOException {
        while (!out.hasRemaining()) {
            if (ended) {
                return false;
            }
            readMore();
            out.clear();
            decode();
            out.flip();
        }
        return true;
    }

    private void readMore() throws IOException {
        in.compact();
        int read = stream.read(in.array(), in.position(), in.remaining());
        ended = read < 0;
        in.position(in.position() + Math.max(read, 0)).flip();
    }

    /** Decodes what is in, up to its end or to as many bad bytes as there is room for. */
    private void decode() {
        CoderResult result = decoder.decode(in, chars.clear(), ended);
        encode();
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put(invalid(in.get()));
            }
            result = decoder.decode(in, chars.clear(), ended);
            encode();
        }
    }

    private void encode() {
        StandardCharsets.UTF_8.newEncoder().encode(chars.flip(), out, true);
    }

    private static byte invalid(byte undecoded) {
        return (undecoded & 0xC0) == 0x80 ? undecoded : NEVER_IN_UTF8;
    }
}
