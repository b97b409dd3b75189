package tally.ingest;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.domain.uploads.Claim;
import tally.domain.uploads.UploadQueue;

/** Renews the leases of the uploads that this node works on. Safe for use by many threads. */
final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");

    private final UploadQueue queue;
    private final Duration lease;
    private final Set<Claim> held = ConcurrentHashMap.newKeySet();

    Heartbeat(UploadQueue queue, Duration lease) {
        this.queue = queue;
        this.lease = lease;
    }

    void hold(Claim claim) {
        held.add(claim);
    }

    void release(Claim claim) {
        held.remove(claim);
    }

    /** Whether the claim was still this node's at the last beat. */
    boolean holds(Claim claim) {
        return held.contains(claim);
    }

    /** Renews all leases; a claim that is lost is let go, and its job stops before its next batch. */
    void beat() {
        for (final Claim claim : held) {
            if (!renewed(claim)) {
                LOG.warn("Lease lost: file_id={}, node={}, attempt={}", claim.upload(), claim.node(), claim.attempt());
                held.remove(claim);
            }
        }
    }

    /** A database that is away says nothing about the lease: that shows when it is back, at the next beat or batch. */
    private boolean renewed(Claim claim) {
        try {
            return queue.renew(claim, lease);
        } catch (DatabaseException away) {
            return true;
        }
    }
}
