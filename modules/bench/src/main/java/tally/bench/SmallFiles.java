package tally.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How long a shop with a small file waits, from POST to completed: alone, and beside a hundred others, each of which looks once a
 * second. By the clock of the machine, which the server tells the end by.
 */
final class SmallFiles {
    private static final int ROWS = 30;
    private static final int ALONE = 100;
    private static final int SHOPS = 100;
    private static final int FILES_A_SHOP = 5;

    private final TallyServer tally;

    SmallFiles(TallyServer tally) {
        this.tally = tally;
    }

    /** Prints a table. */
    void measure() throws Exception {
        System.out.printf("| files of %d rows | uploads/s | p50 ms | p95 ms |%n|---|---|---|---|%n", ROWS);
        tell("one after the other", 1, ALONE, TimeUnit.MILLISECONDS.toNanos(10));
        tell(SHOPS + " shops at once", SHOPS, FILES_A_SHOP, TimeUnit.SECONDS.toNanos(1));
    }

    private void tell(String what, int shops, int filesEach, long lookEvery) throws Exception {
        final double[] millis = new double[shops * filesEach];
        final SideBySide sending = new SideBySide(shops);
        for (int shop = 0; shop < shops; shop++) {
            final int first = shop * filesEach;
            final String business = tally.addBusiness("Small " + what + shop);
            sending.add(() -> {
                for (int i = first; i < first + filesEach; i++) {
                    millis[i] = send(business, new SalesText(i).bytes(ROWS), lookEvery);
                }
                return (long) filesEach;
            });
        }
        final long start = System.nanoTime();
        sending.total();
        final double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.0f | %.0f |%n",
                what,
                millis.length / seconds,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100]);
    }

    private double send(String business, byte[] file, long lookEvery) throws Exception {
        final Stopwatch watch = new Stopwatch();
        watch.ended(tally.upload(business, file, waited -> lookEvery));
        return watch.millis();
    }
}
