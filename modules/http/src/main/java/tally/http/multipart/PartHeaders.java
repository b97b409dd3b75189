package tally.http.multipart;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tally.http.server.ApiError;
import tally.http.server.HeaderValue;

/**
 * The headers of a part. Only those of RFC 7578 §4.8 have a meaning; the others are ignored.
 *
 * @param disposition the {@code Content-Disposition}
 */
record PartHeaders(HeaderValue disposition) {

    /** How many bytes the headers of one part may have: beyond it lie CVE-2023-24998 and CVE-2025-48976. */
    static final int MAX_BYTES = 8 * 1024;

    /** Reads the headers up to the empty line behind them. */
    static PartHeaders read(BoundaryScanner scanner) throws IOException {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int left = MAX_BYTES;
        for (String line = scanner.readLine(left); !line.isEmpty(); line = scanner.readLine(left)) {
            left -= Math.min(left, line.length() + 2);
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw ApiError.invalidBody("A part of the form has a header without a name.");
            }
            fields.putIfAbsent(
                    line.substring(0, colon), line.substring(colon + 1).strip());
        }
        refuseEncoded(fields.getOrDefault("Content-Transfer-Encoding", "binary"));
        return new PartHeaders(HeaderValue.parse(fields.getOrDefault("Content-Disposition", "")));
    }

    /** RFC 7578 §4.7 ended the encoding of parts: an encoded one would be stored as it stands. */
    private static void refuseEncoded(String encoding) {
        if (!encoding.matches("(?i)binary|7bit|8bit")) {
            throw ApiError.invalidBody("A part of the form is encoded; please send it as it is.");
        }
    }

    /** The name of the field. */
    String fieldName() {
        return Optional.of(disposition)
                .filter(header -> header.value().equals("form-data"))
                .flatMap(header -> header.parameter("name"))
                .orElseThrow(() -> ApiError.invalidBody("A part of the form does not say which field it is."));
    }
}
