package tally.http.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Named values of a request: the query, or the text fields of a form. A name stands at most once. Each accessor
 * throws a 400 that names the parameter where the value is not of its kind.
 */
public final class Parameters {

    private final Map<String, String> values;
    private final Optional<ApiError> unreadable;

    /** Parameters that are already decoded. */
    public Parameters(Map<String, String> values) {
        this(values, Optional.empty());
    }

    private Parameters(Map<String, String> values, Optional<ApiError> unreadable) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.unreadable = unreadable;
    }

    /**
     * Reads the raw query of a URL: {@code a=1&b=x%20y}. One that can't be read is refused by {@link #allowOnly}, since whether there
     * is such a route, and whether it is open to the caller, comes first.
     */
    static Parameters ofQuery(String rawQuery) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (String pair : rawQuery.split("&", -1)) {
                read(pair, values);
            }
            return new Parameters(values);
        } catch (ApiError wrong) {
            return new Parameters(Map.of(), Optional.of(wrong));
        }
    }

    private static void read(String pair, Map<String, String> values) {
        int equals = pair.indexOf('=');
        String name = PercentDecoder.name(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : PercentDecoder.value(name, pair.substring(equals + 1));
        if (!pair.isEmpty() && values.putIfAbsent(name, value) != null) {
            throw ApiError.invalidParameter(name, "'" + name + "' is given twice.");
        }
    }

    /**
     * Refuses what could not be read, and any name that is not in {@code known}: a misspelt filter must not answer with
     * everything.
     */
    public void allowOnly(Set<String> known) {
        unreadable.ifPresent(wrong -> {
            throw wrong;
        });
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    String choice = known.isEmpty()
                            ? "none"
                            : String.join(", ", known.stream().sorted().toList());
                    throw ApiError.invalidParameter(
                            name, "'" + name + "' is not known here. Known here: " + choice + ".");
                });
    }

    /** The same parameters with one more, or with another value for one. */
    public Parameters with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Parameters(more);
    }

    /** The parameters as the query of a URL. */
    String toQuery() {
        return values.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A text as it stands. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A whole number within {@code range}. */
    public Optional<Integer> number(String name, Range range) {
        return text(name).map(value -> {
            boolean plausible = value.matches("-?[0-9]{1,10}");
            long number = plausible ? Long.parseLong(value) : range.min() - 1L;
            if (number < range.min() || number > range.max()) {
                throw ApiError.invalidParameter(name, value, range.inWords());
            }
            return (int) number;
        });
    }

    /** A date such as 2025-07-11. */
    public Optional<LocalDate> date(String name) {
        return text(name)
                .map(value -> Dates.parse(value)
                        .orElseThrow(() -> ApiError.invalidParameter(name, value, "a date as YYYY-MM-DD")));
    }

    /** An id in its usual form of 36 characters. */
    public Optional<UUID> id(String name) {
        return text(name)
                .map(value -> Ids.parse(value)
                        .orElseThrow(() -> ApiError.invalidParameter(name, value, "an id such as " + Ids.EXAMPLE)));
    }

    /** One of the constants of {@code type}, written in lower case. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name)
                .map(value -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> inLowerCase(constant).equals(value))
                        .findFirst()
                        .orElseThrow(() -> ApiError.invalidParameter(name, value, "one of " + choices(type))));
    }

    private static <E extends Enum<E>> String choices(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Parameters::inLowerCase)
                .collect(Collectors.joining(", "));
    }

    private static String inLowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The whole numbers that are accepted, both ends included.
     *
     * @param min the smallest
     * @param max the largest
     */
    public record Range(int min, int max) {

        private String inWords() {
            return max == Integer.MAX_VALUE
                    ? "a whole number, " + min + " or more"
                    : "a whole number from " + min + " to " + max;
        }
    }
}
