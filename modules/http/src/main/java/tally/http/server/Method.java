package tally.http.server;

import java.util.Arrays;
import java.util.Optional;

/** The request methods of RFC 9110 §9 and RFC 5789 that Tally tells apart; any other is answered with 405. */
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE;

    /** The method of that name as it stands in a request line, where names are case-sensitive. */
    static Optional<Method> named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.name().equals(name))
                .findFirst();
    }
}
