package tally.bench;

import java.util.Arrays;
import java.util.Locale;

/** How long a shop with a small file waits, from POST to completed: alone, and beside a hundred others. */
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
        tell("one after the other", 1, ALONE);
        tell(SHOPS + " shops at once", SHOPS, FILES_A_SHOP);
    }

    private void tell(String what, int shops, int filesEach) throws Exception {
        final double[] millis = new double[shops * filesEach];
        final SideBySide sending = new SideBySide(shops);
        for (int shop = 0; shop < shops; shop++) {
            final int first = shop * filesEach;
            final String business = tally.addBusiness("Small " + what + shop);
            sending.add(() -> send(business, first, filesEach, millis));
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

    private long send(String business, int first, int files, double[] millis) throws Exception {
        for (int i = first; i < first + files; i++) {
            final byte[] file = new SalesText(i).bytes(ROWS);
            final long start = System.nanoTime();
            tally.upload(business, file);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return files;
    }
}
