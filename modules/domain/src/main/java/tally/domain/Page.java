package tally.domain;

import java.util.List;
import java.util.function.Function;

/** A piece of a list: the results in it, and how many match in all ({@code count}), of which it is a part. */
public record Page<T>(long count, List<T> results) {
    /** Copies the results, so that a page never changes. */
    public Page {
        results = List.copyOf(results);
    }

    /** The same page with each result seen another way. */
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(count, results.stream().<R>map(view).toList());
    }
}
