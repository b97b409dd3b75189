package tally.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures several candidates in turn, A B C A B C …, so that a machine that drifts drifts for all of them; prints the
 * median with the smallest and largest, and the ratio of the medians to the one that all are compared with.
 */
final class Rounds {
    private final int warmUps;
    private final int measured;
    private final List<Entry> entries = new ArrayList<>();
    private Step rest = () -> {};

    Rounds(int warmUps, int measured) {
        this.warmUps = warmUps;
        this.measured = measured;
    }

    Rounds add(String name, Candidate candidate) {
        return add(name, () -> {}, candidate);
    }

    /** The same where something is done before each of its runs that is no part of them. */
    Rounds add(String name, Step before, Candidate candidate) {
        return addTimed(name, before, () -> timed(candidate));
    }

    /** The same where the candidate itself can tell how long it took, and better than who waits for it. */
    Rounds addTimed(String name, Step before, Timed candidate) {
        entries.add(new Entry(name, before, candidate, new Figures(measured)));
        return this;
    }

    private static Took timed(Candidate candidate) throws Exception {
        final long start = System.nanoTime();
        final long checksum = candidate.run();
        return new Took((System.nanoTime() - start) / 1e9, checksum);
    }

    /** What is done last before each run and is no part of it, such as waiting until all is quiet. */
    Rounds restingBy(Step step) {
        rest = step;
        return this;
    }

    /**
     * Runs all rounds and prints a table.
     *
     * @param work how much one run does, in the unit
     * @param unit such as {@code MB/s}
     * @param compared the candidate whose figure is 1.00
     */
    void run(double work, String unit, String compared) throws Exception {
        for (int round = -warmUps; round < measured; round++) {
            for (final Entry entry : entries) {
                entry.before.run();
                rest.run();
                entry.figures.take(round, work, entry.candidate.run());
            }
        }
        print(unit, compared);
    }

    private void print(String unit, String compared) {
        final double one = entries.stream()
                .filter(entry -> entry.name.equals(compared))
                .mapToDouble(entry -> entry.figures.median())
                .findFirst()
                .orElseThrow();
        System.out.printf("| what | %s, median | min – max | ratio | checksum |%n|---|---|---|---|---|%n", unit);
        entries.forEach(entry -> System.out.println("| " + entry.name + entry.figures.told(one)));
        System.out.println();
    }

    private record Entry(String name, Step before, Timed candidate, Figures figures) {}

    /** What one candidate reached, a second. */
    private static final class Figures {
        private final double[] perSecond;
        private long checksum;

        private Figures(int measured) {
            this.perSecond = new double[measured];
        }

        private void take(int round, double work, Took took) {
            checksum = took.checksum;
            if (round >= 0) {
                perSecond[round] = work / took.seconds;
            }
        }

        private double median() {
            return sorted()[perSecond.length / 2];
        }

        private double[] sorted() {
            final double[] sorted = perSecond.clone();
            Arrays.sort(sorted);
            return sorted;
        }

        private String told(double one) {
            final double[] sorted = sorted();
            return String.format(
                    Locale.ROOT,
                    " | %,.0f | %,.0f – %,.0f | %.3g | %x |",
                    median(),
                    sorted[0],
                    sorted[sorted.length - 1],
                    median() / one,
                    checksum);
        }
    }

    /** Does the work once and gives a checksum of its result, so that nothing is left out. */
    @FunctionalInterface
    interface Candidate {
        long run() throws Exception;
    }

    /** A candidate that tells how long it took. */
    @FunctionalInterface
    interface Timed {
        Took run() throws Exception;
    }

    /** How long a run took, and the checksum of its result. */
    record Took(double seconds, long checksum) {}

    /** Something that is done and gives nothing. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }
}
