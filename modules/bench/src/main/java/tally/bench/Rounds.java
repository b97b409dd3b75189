package tally.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Measures several candidates in turn, A B C A B C …, so that a machine that drifts drifts for all of them; prints the
 * median with the smallest and largest, and the ratio of the medians to the one that all are compared with.
 */
final class Rounds {
    private final int warmUps;
    private final int measured;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();

    Rounds(int warmUps, int measured) {
        this.warmUps = warmUps;
        this.measured = measured;
    }

    Rounds add(String name, Candidate candidate) {
        candidates.put(name, candidate);
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
        final Map<String, double[]> figures = new LinkedHashMap<>();
        final Map<String, Long> checksums = new LinkedHashMap<>();
        candidates.keySet().forEach(name -> figures.put(name, new double[measured]));
        for (int round = -warmUps; round < measured; round++) {
            for (final Map.Entry<String, Candidate> candidate : candidates.entrySet()) {
                final long start = System.nanoTime();
                checksums.put(candidate.getKey(), candidate.getValue().run());
                final double perSecond = work / ((System.nanoTime() - start) / 1e9);
                if (round >= 0) {
                    figures.get(candidate.getKey())[round] = perSecond;
                }
            }
        }
        print(figures, checksums, unit, compared);
    }

    private static void print(
            Map<String, double[]> figures, Map<String, Long> checksums, String unit, String compared) {
        figures.values().forEach(Arrays::sort);
        final double one = median(figures.get(compared));
        System.out.printf("| what | %s, median | min – max | ratio | checksum |%n|---|---|---|---|---|%n", unit);
        figures.forEach((name, sorted) -> System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f – %,.0f | %.2f | %x |%n",
                name,
                median(sorted),
                sorted[0],
                sorted[sorted.length - 1],
                median(sorted) / one,
                checksums.get(name)));
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    /** Does the work once and gives a checksum of its result, so that nothing is left out. */
    @FunctionalInterface
    interface Candidate {
        long run() throws Exception;
    }
}
