package tally.testkit.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets several people do something at the same moment. */
final class AtOnce {
    private static final long PATIENCE_SECONDS = 30;

    private AtOnce() {}

    /** Runs all tasks on threads of their own, started together, and gives what they returned, in their order. */
    static <T> List<T> run(List<Callable<T>> tasks) {
        final ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            final CountDownLatch start = new CountDownLatch(1);
            final List<Future<T>> results = new ArrayList<>();
            for (final Callable<T> task : tasks) {
                results.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            return results.stream().map(AtOnce::result).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    /** The same task for several people. */
    static <T> List<T> run(int people, Callable<T> task) {
        return run(Collections.nCopies(people, task));
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("One of those who did it at once failed", failed.getCause());
        } catch (TimeoutException | InterruptedException stuck) {
            throw new IllegalStateException("Those who do it at once wait for each other", stuck);
        }
    }
}
