package tally.http.server;

import java.util.List;
import java.util.OptionalLong;

/**
 * Where a request's body ends (RFC 9112 §6).
 *
 * @param length the declared length: 0 where there is no body, none where it comes in chunks
 * @param isSound false where the request says it in two ways or in none that can be read, which is how one request is
 *     smuggled behind another
 */
record Framing(OptionalLong length, boolean isSound) {

    /** Reads the two headers that may say it. */
    static Framing of(RequestHeaders headers) {
        List<String> lengths = headers.all("Content-Length");
        List<String> encodings = headers.all("Transfer-Encoding");
        if (lengths.size() + encodings.size() > 1 || !lengths.stream().allMatch(Framing::isLength)) {
            return new Framing(OptionalLong.empty(), false);
        }
        if (!encodings.isEmpty()) {
            return new Framing(OptionalLong.empty(), true);
        }
        return new Framing(OptionalLong.of(lengths.isEmpty() ? 0 : Long.parseLong(lengths.get(0))), true);
    }

    private static boolean isLength(String text) {
        return text.matches("[0-9]{1,18}");
    }

    /**
     * Whether another request may follow on the same connection. Not after a chunked one: the JDK's server takes a
     * chunk size of {@code 100000000} for 0, and what the chunk holds for the next request.
     */
    boolean mayKeepConnection() {
        return isSound && length.isPresent();
    }
}
