package tally.http.server;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The body of a request. Its bytes can only be had with a limit: no handler reads without end. Used by one thread.
 */
public final class Body {

    private final RequestHeaders headers;
    private final OptionalLong length;
    private final InputStream stream;

    /** A body that {@code headers} describe; no {@code length} where it comes in chunks. */
    Body(RequestHeaders headers, OptionalLong length, InputStream stream) {
        this.headers = headers;
        this.length = length;
        this.stream = stream;
    }

    /** Whether the request says that it has no body. */
    public boolean isEmpty() {
        return length.equals(OptionalLong.of(0));
    }

    /** The declared type where it is {@code expected}, else a 415. A compressed body is one as well. */
    public HeaderValue mustBe(String expected) {
        String encoding = headers.token("Content-Encoding").orElse("identity");
        if (!encoding.equals("identity")) {
            throw ApiError.unsupportedMediaType(expected + " without compression", encoding);
        }
        Optional<HeaderValue> actual = headers.first("Content-Type").map(HeaderValue::parse);
        return actual.filter(type -> type.value().equals(expected))
                .orElseThrow(() -> ApiError.unsupportedMediaType(
                        expected, actual.map(HeaderValue::value).orElse("a body of no type")));
    }

    /**
     * The bytes. More of them than {@code maxBytes} are a 413: at once where the declared length says so, else
     * thrown by the stream. An {@link java.io.IOException} of the stream is always the client's or the network's.
     */
    public InputStream within(long maxBytes) {
        return within(maxBytes, ApiError.payloadTooLarge(maxBytes));
    }

    /** The same where the limit that the client is told of is another. */
    public InputStream within(long maxBytes, ApiError tooLarge) {
        if (length.orElse(0) > maxBytes) {
            throw tooLarge;
        }
        return new LimitedInput(stream, maxBytes, tooLarge);
    }
}
