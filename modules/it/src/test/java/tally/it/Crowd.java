package tally.it;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Many who do the same thing at once. */
final class Crowd {
    private Crowd() {}

    /** Starts so many together, and gives what each of them got, once all have it. */
    static <T> List<T> of(int people, Supplier<T> task) {
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            return Stream.generate(() -> CompletableFuture.supplyAsync(task, threads)).limit(people).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }
}
