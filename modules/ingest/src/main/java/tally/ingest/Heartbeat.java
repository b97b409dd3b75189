package tally.ingest;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.domain.uploads.Claim;
import tally.domain.uploads.LeaseKeeper;
import tally.domain.uploads.UploadQueue;

/** Renews the leases of the uploads that this node works on. Safe for use by many threads. */
final class Heartbeat implements LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");

    private final UploadQueue queue;
    private final Duration lease;
    private final Set<Hold> holds = ConcurrentHashMap.newKeySet();

    Heartbeat(UploadQueue queue, Duration lease) {
        this.queue = queue;
        this.lease = lease;
    }

    /** At each beat. */
    @Override
    public Hold hold(Claim claim) {
        final Hold hold = new Hold(claim);
        holds.add(hold);
        return hold;
    }

    /** Renews all leases. */
    void beat() {
        holds.forEach(this::renew);
    }

    /** A database that is away says nothing about the lease: that shows when it is back, at the next beat or batch. */
    private void renew(Hold hold) {
        try {
            if (!queue.renew(hold.claim, lease)) {
                hold.lost = true;
                hold.close();
            }
        } catch (DatabaseException away) {
            LOG.warn("Lease not renewed, the database failed: file_id={}, {}", hold.claim.upload(), away.getMessage());
        }
    }

    /** One job's hold on its claim. */
    final class Hold implements LeaseKeeper.Held {
        private final Claim claim;
        private volatile boolean lost;

        private Hold(Claim claim) {
            this.claim = claim;
        }

        @Override
        public boolean lost() {
            return lost;
        }

        @Override
        public void close() {
            holds.remove(this);
        }
    }
}
