package tally.app.metrics;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes metrics in Prometheus's text format, version 0.0.4: a family's help and type once, then its samples. One per page.
 */
final class PrometheusText {
    private final StringBuilder page = new StringBuilder();

    /** Begins a family; {@code type} is {@code counter}, {@code gauge} or {@code histogram}. */
    PrometheusText family(String name, String type, String help) {
        page.append("# HELP ").append(name).append(' ').append(help).append('\n');
        page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** One sample. */
    PrometheusText sample(String name, Map<String, String> labels, double value) {
        page.append(name)
                .append(braced(labels))
                .append(' ')
                .append(plain(value))
                .append('\n');
        return this;
    }

    /** The samples of a histogram: each bucket counts all that are no longer than its bound. */
    PrometheusText histogram(String name, Map<String, String> labels, Histogram.Snapshot snapshot) {
        long soFar = 0;
        for (int bucket = 0; bucket < snapshot.counts().size(); bucket++) {
            soFar += snapshot.counts().get(bucket);
            final String bound = bucket < Histogram.BOUNDS.size()
                    ? Histogram.BOUNDS.get(bucket).toString()
                    : "+Inf";
            sample(name + "_bucket", with(labels, "le", bound), soFar);
        }
        return sample(name + "_sum", labels, snapshot.seconds()).sample(name + "_count", labels, soFar);
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        final Map<String, String> more = new TreeMap<>(labels);
        more.put(name, value);
        return more;
    }

    private static String braced(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
