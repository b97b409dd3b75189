package tally.http.uploads;

import java.io.IOException;
import java.util.Optional;
import tally.http.multipart.Part;
import tally.ingest.Spool;

/**
 * Holds the file of one request on disk until the request is over, whatever happens in between: a form may turn out to
 * be wrong behind its file. Used by one thread.
 */
final class SpoolSlot implements AutoCloseable {

    private final Spool spool;
    private Optional<Spool.Spooled> held = Optional.empty();

    SpoolSlot(Spool spool) {
        this.spool = spool;
    }

    /** Takes the file in. */
    SentFile take(Part part) throws IOException {
        Spool.Spooled content = spool.store(part.content());
        held = Optional.of(content);
        return new SentFile(part.fileName().orElse(""), content);
    }

    @Override
    public void close() {
        held.ifPresent(Spool.Spooled::close);
    }

    /** A file with the name that its sender gave it. */
    record SentFile(String name, Spool.Spooled content) {}
}
