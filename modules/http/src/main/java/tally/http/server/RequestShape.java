package tally.http.server;

import java.util.Optional;
import java.util.Set;

/**
 * What the JDK's server lets pass and RFC 9112 does not. Whoever sends it means something else by it than we would
 * understand, or wants us and the proxy before us to understand two different things.
 */
final class RequestShape {

    /** A page of a list with every filter has less than 1 KB. */
    private static final int LONGEST_TARGET = 8 * 1024;

    /** A server refuses a request of HTTP/1.1 with no Host or with two (RFC 9112 §3.2), and control characters (RFC 9110 §5.5). */
    private static final Set<String> PROTOCOLS = Set.of("HTTP/1.0", "HTTP/1.1");

    private RequestShape() {}

    /**
     * What is wrong with a request, if anything is.
     *
     * @param protocol the last word of the request line
     * @param target the whole of what is asked for
     */
    static Optional<ApiError> problem(String protocol, String target, RequestHeaders headers) {
        if (!PROTOCOLS.contains(protocol)) {
            return Optional.of(ApiError.invalidBody("The request line is not one of HTTP/1.1."));
        }
        if (target.length() > LONGEST_TARGET) {
            return Optional.of(new ApiError(414, "URI_TOO_LONG", "The address is longer than 8 KB."));
        }
        int hosts = headers.all("Host").size();
        if (hosts > 1 || (hosts == 0 && protocol.equals("HTTP/1.1"))) {
            return Optional.of(ApiError.invalidBody("The request must have the header Host, once."));
        }
        return headers.values().allMatch(RequestShape::isFieldValue)
                ? Optional.empty()
                : Optional.of(ApiError.invalidBody("A header holds a control character."));
    }

    private static boolean isFieldValue(String value) {
        return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 127));
    }
}
