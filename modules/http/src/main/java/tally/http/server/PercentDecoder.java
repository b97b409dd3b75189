package tally.http.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Undoes the percent-encoding of a URL's parts (RFC 3986 §2.1, and {@code +} for a space in queries). */
final class PercentDecoder {

    private PercentDecoder() {}

    /** A path segment, in which a plus is a plus. */
    static String segment(String raw) {
        return decoded(raw.replace("+", "%2B")).orElseThrow(PercentDecoder::malformed);
    }

    /** A name in a query, in which a plus is a space. */
    static String name(String raw) {
        return decoded(raw).orElseThrow(PercentDecoder::malformed);
    }

    /** The value of a parameter in a query. */
    static String value(String name, String raw) {
        return decoded(raw)
                .orElseThrow(() -> ApiError.invalidParameter(
                        name, "The value of '" + name + "' holds a '%' that cannot be read."));
    }

    /** No text that Tally keeps may hold NUL: PostgreSQL cannot store it. */
    private static Optional<String> decoded(String raw) {
        try {
            return Optional.of(URLDecoder.decode(raw, StandardCharsets.UTF_8)).filter(text -> text.indexOf('\0') < 0);
        } catch (IllegalArgumentException brokenEscape) {
            return Optional.empty();
        }
    }

    private static ApiError malformed() {
        return new ApiError(400, "INVALID_PARAMETER", "The address holds a '%' that cannot be read.");
    }
}
