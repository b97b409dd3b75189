package tally.ingest;

import java.time.Duration;
import java.util.Optional;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.UploadQueue;

/** A queue that does what another does; a test overrides what is to go wrong. */
class ForwardingQueue implements UploadQueue {
    private final UploadQueue queue;

    ForwardingQueue(UploadQueue queue) {
        this.queue = queue;
    }

    @Override
    public Optional<ClaimedUpload> claim(String node, Duration lease) {
        return queue.claim(node, lease);
    }

    @Override
    public boolean renew(Claim claim, Duration lease) {
        return queue.renew(claim, lease);
    }

    @Override
    public void handBack(Claim claim) {
        queue.handBack(claim);
    }

    @Override
    public void postpone(Claim claim) {
        queue.postpone(claim);
    }

    @Override
    public int endLeases(String deadNode) {
        return queue.endLeases(deadNode);
    }
}
