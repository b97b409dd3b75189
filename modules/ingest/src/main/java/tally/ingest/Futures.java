package tally.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for work on other threads. */
final class Futures {
    private Futures() {}

    /** What came of it; waits for it, and throws the very failure that it ended with. */
    static <T> T result(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Waits until it has ended, in whichever way. */
    static void awaitEnd(CompletableFuture<?> work) {
        work.handle((result, failure) -> result).join();
    }
}
