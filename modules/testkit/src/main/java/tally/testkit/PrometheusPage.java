package tally.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page in Prometheus's text format, version 0.0.4, read as strictly as its own checker {@code promtool check metrics} reads
 * it: what that would refuse or complain of fails the test.
 */
public final class PrometheusPage {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (\\S.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram)");
    private static final Pattern SAMPLE = Pattern.compile(
            "(" + NAME + ")(?:\\{(" + LABEL + "(?:," + LABEL + ")*)\\})? (-?[0-9.]+(?:[eE][-+]?[0-9]+)?|[+-]Inf|NaN)");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Set<String> helped = new HashSet<>();
    private final Map<Series, Double> samples = new LinkedHashMap<>();
    private String family = "";

    private PrometheusPage() {}

    /** Reads a page; fails where it is not one. */
    public static PrometheusPage read(String text) {
        final PrometheusPage page = new PrometheusPage();
        assertTrue(text.endsWith("\n"), "The last line has no end");
        text.lines().forEach(page::line);
        assertEquals(page.types.keySet(), page.helped, "Families with a help");
        page.types.forEach(page::checkFamily);
        return page;
    }

    /** The families, with their types. */
    public Map<String, String> families() {
        return Map.copyOf(types);
    }

    /** The value of the series with this name and these labels, written as on the page, in any order. */
    public double value(String name, String... labels) {
        final Series wanted = Series.of(name, String.join(",", labels));
        return Optional.ofNullable(samples.get(wanted))
                .orElseThrow(() -> new AssertionError(wanted + " is not in " + samples.keySet()));
    }

    private void line(String line) {
        final Matcher help = HELP.matcher(line);
        final Matcher type = TYPE.matcher(line);
        final Matcher sample = SAMPLE.matcher(line);
        if (help.matches()) {
            assertTrue(helped.add(part(help, 1)), () -> "A second help: " + line);
            family = part(help, 1);
        } else if (type.matches()) {
            assertEquals(family, part(type, 1), () -> "The type does not follow the help: " + line);
            assertTrue(!types.containsKey(family), () -> "A second type: " + line);
            types.put(family, part(type, 2));
        } else {
            assertTrue(sample.matches(), () -> "Not a line of the format: " + line);
            add(line, Series.of(part(sample, 1), part(sample, 2)), part(sample, sample.groupCount()));
        }
    }

    private static String part(Matcher line, int group) {
        return Optional.ofNullable(line.group(group)).orElse("");
    }

    private void add(String line, Series series, String value) {
        assertTrue(types.containsKey(family), () -> "A sample before its type: " + line);
        assertTrue(belongs(series.name), () -> "A sample of another family than " + family + ": " + line);
        assertTrue(!samples.containsKey(series), () -> "A second sample of the series: " + line);
        samples.put(series, number(value));
    }

    private boolean belongs(String name) {
        return "histogram".equals(types.get(family))
                ? List.of(family + "_bucket", family + "_sum", family + "_count")
                        .contains(name)
                : name.equals(family);
    }

    /** The conventions that the checker complains of, and what makes a histogram one. */
    private void checkFamily(String name, String type) {
        switch (type) {
            case "counter" -> checkCounter(name);
            case "histogram" -> series(name + "_count").forEach((series, count) -> checkHistogram(name, series, count));
            default -> assertTrue(!name.endsWith("_total"), () -> name + " is called as a counter is");
        }
    }

    private void checkCounter(String name) {
        assertTrue(name.endsWith("_total"), () -> name + " is a counter and not called _total");
        series(name).forEach((series, value) -> assertTrue(value >= 0, () -> series + " is below zero"));
    }

    private void checkHistogram(String name, Series counted, double count) {
        assertTrue(samples.containsKey(new Series(name + "_sum", counted.labels)), () -> counted + " has no sum");
        double bound = Double.NEGATIVE_INFINITY;
        double soFar = 0;
        for (final Map.Entry<Series, Double> bucket : series(name + "_bucket").entrySet()) {
            if (bucket.getKey().without("le").equals(counted.labels)) {
                final double next = number(bucket.getKey().labels.getOrDefault("le", ""));
                assertTrue(next > bound, () -> bucket + " is not above the bucket before");
                final double least = soFar;
                assertTrue(bucket.getValue() >= least, () -> bucket + " holds less than the one before");
                bound = next;
                soFar = bucket.getValue();
            }
        }
        assertEquals(Double.POSITIVE_INFINITY, bound, () -> counted + " has no last bucket");
        assertEquals(count, soFar, () -> counted + " differs from its last bucket");
    }

    private Map<Series, Double> series(String name) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().name.equals(name))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** One line that goes on from page to page. */
    private record Series(String name, Map<String, String> labels) {
        private static final Pattern LABELS = Pattern.compile(LABEL);

        static Series of(String name, String labels) {
            final Map<String, String> byName = new TreeMap<>();
            final Matcher label = LABELS.matcher(labels);
            while (label.find()) {
                assertTrue(!byName.containsKey(part(label, 1)), () -> "A label twice in " + labels);
                byName.put(part(label, 1), part(label, 2));
            }
            return new Series(name, byName);
        }

        Map<String, String> without(String label) {
            final Map<String, String> less = new TreeMap<>(labels);
            less.remove(label);
            return less;
        }
    }
}
