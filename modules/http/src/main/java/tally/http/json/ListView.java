package tally.http.json;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param <T> the view of one result
 * @param count how many there are in all
 * @param next the URL of the page behind this one
 * @param previous the URL of the page before it
 * @param results what this page holds
 */
public record ListView<T>(long count, Optional<String> next, Optional<String> previous, List<T> results) {

    public ListView {
        results = List.copyOf(results);
    }
}
