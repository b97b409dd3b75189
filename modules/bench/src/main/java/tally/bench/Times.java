package tally.bench;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How long things took.
 *
 * @param sorted in milliseconds, the shortest first; one at least
 */
record Times(double[] sorted) {

    static Times ofNanos(LongStream nanos) {
        return new Times(nanos.sorted().mapToDouble(each -> each / 1e6).toArray());
    }

    /** The time that so much of them did not exceed: 0.5 for the median, 0.99 for the slowest of a hundred. */
    double at(double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }

    double median() {
        return at(0.5);
    }

    /** The median of several figures. */
    static double median(double[] figures) {
        final double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
