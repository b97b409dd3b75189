package tally.http.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The header fields of a request. Names are the same in any case. */
public final class RequestHeaders {

    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Copies the fields of a request. */
    RequestHeaders(Map<String, List<String>> fields) {
        this.fields.putAll(fields);
    }

    /** The value of a field, the first where it was sent more than once. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Every value of a field in the order sent. */
    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** Every value of every field. */
    Stream<String> values() {
        return fields.values().stream().flatMap(List::stream);
    }

    /** A field's value in lower case, where only its token matters. */
    Optional<String> token(String name) {
        return first(name).map(value -> value.strip().toLowerCase(Locale.ROOT));
    }
}
