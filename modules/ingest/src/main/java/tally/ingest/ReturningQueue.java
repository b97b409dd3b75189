package tally.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.UploadQueue;

/**
 * A queue to which every claim returns: what can't be given back because the database is away is given back as soon as it
 * answers, before anything else is asked of it. So an outage never looks like a file that kills its reader. Safe for use
 * by many threads.
 */
public final class ReturningQueue implements UploadQueue {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");

    private final UploadQueue queue;
    private final Set<Claim> owed = ConcurrentHashMap.newKeySet();

    /** The same queue, for one process: what it owes is forgotten with it. */
    public ReturningQueue(UploadQueue queue) {
        this.queue = queue;
    }

    @Override
    public Optional<ClaimedUpload> claim(String node, Duration lease) {
        returnOwed();
        return queue.claim(node, lease);
    }

    @Override
    public boolean renew(Claim claim, Duration lease) {
        returnOwed();
        return queue.renew(claim, lease);
    }

    /** Never fails because the database is away. */
    @Override
    public void handBack(Claim claim) {
        try {
            queue.handBack(claim);
        } catch (DatabaseException away) {
            owe(claim, away);
        }
    }

    /** Never fails because the database is away: by the time that it is back, there is no more reason to wait. */
    @Override
    public void postpone(Claim claim) {
        try {
            queue.postpone(claim);
        } catch (DatabaseException away) {
            owe(claim, away);
        }
    }

    @Override
    public int endLeases(String deadNode) {
        return queue.endLeases(deadNode);
    }

    private void owe(Claim claim, DatabaseException away) {
        LOG.warn("Claim kept until the database answers: file_id={}, {}", claim.upload(), away.getMessage());
        owed.add(claim);
    }

    private void returnOwed() {
        owed.removeIf(claim -> {
            queue.handBack(claim);
            return true;
        });
    }
}
