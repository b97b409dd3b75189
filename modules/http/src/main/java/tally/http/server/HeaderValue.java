package tally.http.server;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A header value with parameters, such as {@code multipart/form-data; boundary="x"} or
 * {@code form-data; name="file"; filename="a.csv"} (RFC 9110 §5.6.6).
 *
 * <p>Within quotes a backslash escapes a quote or a backslash and nothing else: some browsers send the backslashes of
 * a Windows path as they are. Of a parameter given twice the first counts.
 *
 * @param value what stands before the first semicolon, in lower case
 * @param parameters by name in lower case
 */
public record HeaderValue(String value, Map<String, String> parameters) {

    public HeaderValue {
        parameters = Map.copyOf(parameters);
    }

    /** Reads a header's text; what cannot be understood is left out, never an error. */
    public static HeaderValue parse(String text) {
        return new Reader(text).read();
    }

    /** The parameter of that name. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Walks the text once, left to right. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        HeaderValue read() {
            String value = until(";").toLowerCase(Locale.ROOT);
            Map<String, String> parameters = new LinkedHashMap<>();
            while (at < text.length()) {
                at++;
                String name = until("=;").toLowerCase(Locale.ROOT);
                if (at < text.length() && text.charAt(at) == '=') {
                    at++;
                    parameters.putIfAbsent(name, parameterValue());
                }
            }
            return new HeaderValue(value, parameters);
        }

        private String parameterValue() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            if (at == text.length() || text.charAt(at) != '"') {
                return until(";");
            }
            at++;
            String value = quoted();
            until(";");
            return value;
        }

        /** The rest of a quoted string, up to and over its closing quote. */
        private String quoted() {
            StringBuilder value = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '"') {
                if (isEscape()) {
                    at++;
                }
                value.append(text.charAt(at++));
            }
            return value.toString();
        }

        private boolean isEscape() {
            return text.charAt(at) == '\\' && at + 1 < text.length() && "\"\\".indexOf(text.charAt(at + 1)) >= 0;
        }

        private String until(String stops) {
            int start = at;
            while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at).strip();
        }
    }
}
