package tally.ingest;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tally.domain.failures.RetryQueue;
import tally.domain.uploads.Claim;
import tally.domain.uploads.Upload;

/** Remembers what a listener was told, a line a call. Safe for use by many threads. */
class Told implements WorkListener {
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final AtomicInteger completed = new AtomicInteger();
    private final BlockingQueue<Integer> completedBeforeRests = new LinkedBlockingQueue<>();
    private final Queue<Runnable> forARest = new ConcurrentLinkedQueue<>();

    @Override
    public void completed(Upload upload) {
        completed.incrementAndGet();
        calls.add("completed " + upload.id());
    }

    @Override
    public void failed(Upload upload) {
        calls.add("failed " + upload.id());
    }

    @Override
    public void crashed(Claim claim, Throwable cause) {
        calls.add("crashed " + claim.upload() + ": " + cause.getMessage());
    }

    @Override
    public void interrupted(Claim claim, String reason) {
        calls.add("interrupted " + claim.upload() + ": " + reason);
    }

    @Override
    public void troubled(Optional<RetryQueue.PendingRow> row, Throwable cause) {
        final String where = row.map(tried -> tried.id().toString()).orElse("no row");
        calls.add("troubled " + where + ": " + cause.getMessage());
    }

    @Override
    public void retried(List<RetryQueue.Outcome> outcomes) {
        outcomes.forEach(outcome -> calls.add("retried " + outcome.row().id() + ": " + outcome.result()));
    }

    @Override
    public boolean rested() {
        completedBeforeRests.add(completed.get());
        final Optional<Runnable> next = Optional.ofNullable(forARest.poll());
        next.ifPresent(Runnable::run);
        return next.isPresent();
    }

    /** Has something done at the next rest. */
    final void atARest(Runnable piece) {
        forARest.add(piece);
    }

    /** How many uploads have been completed. */
    final int completed() {
        return completed.get();
    }

    /** Waits for the next rest; how many uploads had been completed before it. */
    final int completedBeforeRest() throws InterruptedException {
        return orNotTold(completedBeforeRests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** All calls so far that nobody has waited for. */
    final List<String> calls() {
        return List.copyOf(calls);
    }

    /** Waits for the next call. */
    final String next() throws InterruptedException {
        return orNotTold(calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private static <T> T orNotTold(T call) {
        if (call == null) {
            throw new AssertionError("The listener was not told within " + PATIENCE_SECONDS + " s");
        }
        return call;
    }

    /** Waits for the next call that tells how a piece of work ended. */
    final String nextButTroubles() throws InterruptedException {
        String call = next();
        while (call.startsWith("troubled ")) {
            call = next();
        }
        return call;
    }
}
