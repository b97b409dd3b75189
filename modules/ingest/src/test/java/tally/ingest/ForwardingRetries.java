package tally.ingest;

import java.util.List;
import tally.domain.failures.RetryQueue;

/** A queue of retries that hands everything on; tests override what is to go wrong. */
class ForwardingRetries implements RetryQueue {
    private final RetryQueue retries;

    ForwardingRetries(RetryQueue retries) {
        this.retries = retries;
    }

    @Override
    public List<Outcome> tryNext(Reprocessing reprocessing, int most) {
        return retries.tryNext(reprocessing, most);
    }

    @Override
    public boolean anyInTrouble() {
        return retries.anyInTrouble();
    }
}
