package tally.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at the same time, each on a thread of its own, and adds up what they give. */
final class SideBySide {
    private final ExecutorService threads;
    private final List<Callable<Long>> work = new ArrayList<>();

    SideBySide(int atOnce) {
        this.threads = Executors.newFixedThreadPool(atOnce);
    }

    void add(Callable<Long> piece) {
        work.add(piece);
    }

    /** Starts all, waits for all, and gives the sum; throws what one of them threw. */
    long total() throws Exception {
        try {
            long total = 0;
            for (final Future<Long> piece : threads.invokeAll(work)) {
                total += piece.get();
            }
            return total;
        } finally {
            threads.shutdown();
        }
    }
}
