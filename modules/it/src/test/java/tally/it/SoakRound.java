package tally.it;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a round of the soak did and found.
 *
 * @param number counts from 1
 * @param taken what Tally took in
 * @param recovery from the end of the last fault until every upload had ended
 * @param differences between books and truth
 */
record SoakRound(int number, List<Fault> faults, Taken taken, Duration recovery, List<String> differences) {

    /** So many uploads, with so many rows, the bad ones included. */
    record Taken(long uploads, long rows) {}

    boolean agrees() {
        return differences.isEmpty();
    }

    /** One line, and below it one for each difference. */
    String text() {
        String names = faults.stream().map(Fault::name).collect(Collectors.joining("+"));
        String line = "round=%d faults=%s uploads=%d rows=%d recovery=%s verdict=%s"
                .formatted(
                        number,
                        names,
                        taken.uploads(),
                        taken.rows(),
                        seconds(recovery),
                        agrees() ? "agrees" : "DIFFERS");
        return differences.isEmpty() ? line : line + "\n  " + String.join("\n  ", differences);
    }

    static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}
