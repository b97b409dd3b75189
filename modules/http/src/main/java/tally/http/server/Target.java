package tally.http.server;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request is about.
 *
 * @param methodName as in the request line, known to {@link Method} or not
 * @param path as in the request line, still percent-encoded and so safe to log
 * @param query what stands behind the question mark
 * @param gaps what stands in the gaps of the route's path, decoded; empty until the router has found the route
 */
public record Target(String methodName, String path, Parameters query, Map<String, String> gaps) {

    public Target {
        gaps = Map.copyOf(gaps);
    }

    /** Reads the target of a request line. */
    static Target of(String methodName, URI uri) {
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        return new Target(methodName, path, Parameters.ofQuery(query), Map.of());
    }

    /** The decoded segments of the path. */
    List<String> segments() {
        if (!path.startsWith("/")) {
            throw ApiError.notFound();
        }
        return PathTemplate.segmentsOf(path).stream()
                .map(PercentDecoder::segment)
                .toList();
    }

    /** The same target at the route that was found. */
    Target at(Map<String, String> gapsFound) {
        return new Target(methodName, path, query, gapsFound);
    }
}
