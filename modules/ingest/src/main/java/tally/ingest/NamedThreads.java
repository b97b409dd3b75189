package tally.ingest;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that a log and a thread dump can tell apart. */
final class NamedThreads {
    private NamedThreads() {}

    /** Threads {@code name-1}, {@code name-2}, … */
    static ThreadFactory of(String name) {
        final AtomicInteger number = new AtomicInteger();
        return task -> new Thread(task, name + "-" + number.incrementAndGet());
    }
}
