package tally.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.domain.uploads.UploadQueue;

/**
 * What a killed process left undone is taken up at once by the next one that works in its data directory, and not only when
 * its leases have run out. Held for as long as this process works.
 */
final class Succession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("tally.app");

    private final Optional<NodeFile> file;

    private Succession(Optional<NodeFile> file) {
        this.file = file;
    }

    /** Ends the leases of whoever worked in this directory before and is dead. */
    static Succession begin(Path dataDirectory, String node, UploadQueue queue) {
        final Optional<NodeFile> file = NodeFile.lock(dataDirectory);
        try {
            if (file.isPresent()) {
                file.get().predecessor().ifPresent(dead -> endLeases(dead, queue));
                file.get().write(node);
            }
        } catch (IOException | DatabaseException notNow) {
            LOG.warn("Leases of a killed predecessor will have to run out: {}", notNow.toString());
        }
        return new Succession(file);
    }

    private static void endLeases(String dead, UploadQueue queue) {
        final int ended = queue.endLeases(dead);
        if (ended > 0) {
            LOG.info("Leases of a killed predecessor ended: node={}, uploads={}", dead, ended);
        }
    }

    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException closedAnyway) {
            LOG.debug("The file of this node was not closed in order", closedAnyway);
        }
    }
}
