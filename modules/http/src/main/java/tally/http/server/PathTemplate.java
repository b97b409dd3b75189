package tally.http.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with named gaps, such as {@code /data/upload-csv/{file_id}}. A gap stands for exactly one segment, never
 * for an empty one.
 */
public final class PathTemplate {

    private final String text;
    private final List<String> segments;

    private PathTemplate(String text) {
        this.text = text;
        this.segments = segmentsOf(text);
    }

    /** Reads a template; it must begin with a slash. */
    public static PathTemplate of(String text) {
        return new PathTemplate(text);
    }

    /** The segments between the slashes of a path: none for {@code /}, an empty last one for {@code /a/}. */
    static List<String> segmentsOf(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A path begins with a slash: " + path);
        }
        return path.length() == 1 ? List.of() : List.of(path.substring(1).split("/", -1));
    }

    /** What stands in the gaps, by name, where {@code path} fits this template. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> gaps = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            if (isGap(segments.get(i)) && !path.get(i).isEmpty()) {
                gaps.put(nameOfGap(segments.get(i)), path.get(i));
            } else if (!segments.get(i).equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(gaps);
    }

    /** How many gaps it has: of two templates that fit a path, the one with fewer is meant. */
    int gaps() {
        return (int) segments.stream().filter(PathTemplate::isGap).count();
    }

    private static boolean isGap(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static String nameOfGap(String segment) {
        return segment.substring(1, segment.length() - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathTemplate template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
