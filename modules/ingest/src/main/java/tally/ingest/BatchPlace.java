package tally.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Turn;

/** A batch's place in its line: it waits for the one before it, and the one behind waits for it. */
final class BatchPlace implements Turn {
    private final CompletableFuture<?> namesBefore;
    private final CompletableFuture<?> booksBefore;
    private final CompletableFuture<Boolean> names = new CompletableFuture<>();
    private final CompletableFuture<BatchResult> books = new CompletableFuture<>();

    private BatchPlace(CompletableFuture<?> namesBefore, CompletableFuture<?> booksBefore) {
        this.namesBefore = namesBefore;
        this.booksBefore = booksBefore;
    }

    /** A place that nobody has and nobody needs to wait for. */
    static BatchPlace beforeTheFirst() {
        final BatchPlace place =
                new BatchPlace(CompletableFuture.completedFuture(true), CompletableFuture.completedFuture(true));
        place.names.complete(true);
        place.books.complete(new BatchResult(0, java.util.List.of(), 0));
        return place;
    }

    /** The place behind this one. */
    BatchPlace next() {
        return new BatchPlace(names, books);
    }

    /** Books the batch, on the thread of a writer; never throws, whoever waits is told. */
    void run(Function<Turn, BatchResult> work) {
        try {
            books.complete(work.apply(this));
        } catch (RuntimeException | Error failure) {
            books.completeExceptionally(failure);
            names.completeExceptionally(failure);
        }
    }

    /** What became of the batch; waits for it, and throws what it has failed with. */
    BatchResult result() {
        return Futures.result(books);
    }

    void awaitEnd() {
        Futures.awaitEnd(books);
    }

    @Override
    public void awaitNames() {
        await(namesBefore);
    }

    @Override
    public void namesAreThere() {
        names.complete(true);
    }

    @Override
    public void awaitBooks() {
        await(booksBefore);
    }

    private static void await(CompletableFuture<?> before) {
        try {
            before.join();
        } catch (CompletionException failed) {
            throw new BatchBeforeFailedException(failed);
        }
    }

    /** Undoes a batch because one before it has failed; that one's failure is what is told. */
    private static final class BatchBeforeFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private BatchBeforeFailedException(Throwable failure) {
            super("A batch before this one has failed", failure, false, false);
        }
    }
}
