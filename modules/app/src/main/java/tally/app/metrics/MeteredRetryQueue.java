package tally.app.metrics;

import java.util.List;
import tally.domain.failures.RetryQueue;

/** {@link RetryQueue} that counts how tries end. Safe for use by many threads. */
public final class MeteredRetryQueue implements RetryQueue {
    private final RetryQueue retries;
    private final Meters meters;

    /** This queue, metered. */
    public MeteredRetryQueue(RetryQueue retries, Meters meters) {
        this.retries = retries;
        this.meters = meters;
    }

    @Override
    public List<Outcome> tryNext(Reprocessing reprocessing, int most) {
        final List<Outcome> outcomes = retries.tryNext(reprocessing, most);
        outcomes.forEach(outcome -> meters.retried(outcome.result()));
        return outcomes;
    }

    @Override
    public boolean anyInTrouble() {
        return retries.anyInTrouble();
    }
}
