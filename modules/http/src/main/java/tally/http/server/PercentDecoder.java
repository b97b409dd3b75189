package tally.http.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Undoes the percent-encoding of a URL's parts (RFC 3986 §2.1, and {@code +} for a space in queries). */
final class PercentDecoder {

    private PercentDecoder() {}

    /** A path segment, in which a plus is a plus. */
    static String segment(String raw) {
        return decode(raw.replace("+", "%2B"));
    }

    /** A name or value of a query, in which a plus is a space. */
    static String query(String raw) {
        return decode(raw);
    }

    /** No text that Tally keeps may hold NUL: PostgreSQL cannot store it. */
    private static String decode(String raw) {
        String text;
        try {
            text = URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw malformed();
        }
        if (text.indexOf('\0') >= 0) {
            throw malformed();
        }
        return text;
    }

    private static ApiError malformed() {
        return new ApiError(400, "INVALID_PARAMETER", "The address holds a '%' that cannot be read.");
    }
}
