package tally.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Something that is found out on a thread of its own while its caller does something else. Safe for use by many threads. */
final class Meanwhile<T> implements Supplier<T>, AutoCloseable {
    private final CompletableFuture<T> result;

    private Meanwhile(CompletableFuture<T> result) {
        this.result = result;
    }

    /** Begins at once, on a thread of this name. */
    static <T> Meanwhile<T> begin(String thread, Supplier<T> work) {
        return new Meanwhile<>(CompletableFuture.supplyAsync(work, task -> new Thread(task, thread).start()));
    }

    /** What was found; waits for it, and throws what it has failed with. */
    @Override
    public T get() {
        return Futures.result(result);
    }

    /** Waits until it has ended, in whichever way: it may be reading what is removed next. */
    @Override
    public void close() {
        Futures.awaitEnd(result);
    }
}
