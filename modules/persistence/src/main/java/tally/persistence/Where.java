package tally.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The conditions of a list that a person filters: constant pieces of SQL, each with its value; those without a value
 * are left out, so that the planner sees only what was asked. One per query.
 */
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    Where and(String condition, Object value) {
        conditions.add(condition);
        values.add(value);
        return this;
    }

    Where and(String condition, Optional<?> value) {
        value.ifPresent(present -> and(condition, present));
        return this;
    }

    /** The conditions joined, {@code true} where there are none. */
    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** The values of the conditions in their order, with more behind them. */
    Object[] values(Object... more) {
        return Stream.concat(values.stream(), Stream.of(more)).toArray();
    }

    /** The values of the conditions in their order, with two runs of more behind them. */
    Object[] andBehind(Object[] more, Object[] yetMore) {
        return Stream.of(values(more), yetMore).flatMap(Stream::of).toArray();
    }

    /** The values of the conditions in their order, with some before them and more behind. */
    Object[] between(Object[] before, Object... more) {
        return Stream.of(before, values(more)).flatMap(Stream::of).toArray();
    }
}
