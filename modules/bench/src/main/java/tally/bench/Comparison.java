package tally.bench;

import java.util.Locale;
import java.util.stream.LongStream;

/** One answer got in three ways: over HTTP, by the store's own statements, and by the SQL that one would write at first. */
final class Comparison {
    private static final int WARM_UPS = 2;
    private static final int MEASURED = 40;
    private static final int MEASURED_PLAIN = 5;

    private final Way http = new Way(MEASURED);
    private final Way store = new Way(MEASURED);
    private final Way plain = new Way(MEASURED_PLAIN);

    static void printHead() {
        System.out.printf("| what | over HTTP ms, median | p95 | the store's statements ms, median | p95 to these"
                + " | plain SQL ms, median | bytes |%n|---|---|---|---|---|---|---|%n");
    }

    /** Measures the ways in turn. Gives the bytes of the answer over HTTP. */
    long measure(Rounds.Candidate overHttp, Rounds.Candidate byStore, Rounds.Candidate byPlainSql) throws Exception {
        long bytes = 0;
        for (int round = -WARM_UPS; round < MEASURED; round++) {
            bytes = http.take(round, overHttp);
            store.take(round, byStore);
            if (round < MEASURED_PLAIN) {
                plain.take(round, byPlainSql);
            }
        }
        return bytes;
    }

    /** The median over HTTP, in milliseconds. */
    double median() {
        return http.times().median();
    }

    String told(String what, long bytes) {
        final double slow = http.times().at(0.95);
        final double statements = store.times().median();
        return String.format(
                Locale.ROOT,
                "| %s | %,.1f | %,.1f | %,.1f | %.2f | %,.1f | %,d |",
                what,
                median(),
                slow,
                statements,
                slow / statements,
                plain.times().median(),
                bytes);
    }

    /** How long one way took each time. */
    private static final class Way {
        private final long[] nanos;

        private Way(int measured) {
            nanos = new long[measured];
        }

        private long take(int round, Rounds.Candidate candidate) throws Exception {
            final long start = System.nanoTime();
            final long result = candidate.run();
            if (round >= 0) {
                nanos[round] = System.nanoTime() - start;
            }
            return result;
        }

        private Times times() {
            return Times.ofNanos(LongStream.of(nanos));
        }
    }
}
