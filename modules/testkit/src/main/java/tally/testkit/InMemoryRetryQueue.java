package tally.testkit;

import java.util.Comparator;
import java.util.List;
import tally.domain.DatabaseException;
import tally.domain.failures.RetryQueue;

/** {@link RetryQueue} without a database; one row at a time, whatever is asked for. */
final class InMemoryRetryQueue implements RetryQueue {
    private final Memory memory;

    InMemoryRetryQueue(Memory memory) {
        this.memory = memory;
    }

    @Override
    public List<Outcome> tryNext(Reprocessing reprocessing, int most) {
        synchronized (memory) {
            return memory.jobs().values().stream()
                    .filter(job -> job.isDue(memory.now()))
                    .filter(this::isAtRest)
                    .min(Comparator.comparing(StoredJob::nextTryAt).thenComparing(StoredJob::id, Pages.byId()))
                    .map(job -> notedAttempt(job, reprocessing))
                    .stream()
                    .toList();
        }
    }

    @Override
    public boolean anyInTrouble() {
        synchronized (memory) {
            return memory.jobs().values().stream().anyMatch(StoredJob::isInTrouble);
        }
    }

    private Outcome notedAttempt(StoredJob job, Reprocessing reprocessing) {
        try {
            return attempt(job, reprocessing);
        } catch (DatabaseException failed) {
            job.postpone(memory.now());
            throw failed;
        } catch (RuntimeException broken) {
            job.broke(memory.now());
            throw broken;
        }
    }

    private Outcome attempt(StoredJob job, Reprocessing reprocessing) {
        final PendingRow row = PendingRows.of(memory, job, job.lastRetry().requestedAt());
        return Recovering.own(memory, job).run(row, reprocessing);
    }

    /** Its own upload, and the one whose row was to correct it last, must have been read to their ends. */
    private boolean isAtRest(StoredJob job) {
        final boolean corrected = job.correctedIn()
                .filter(in -> memory.upload(in.upload()).status().active())
                .isPresent();
        return !corrected && !memory.upload(job.upload()).status().active();
    }
}
