package tally.http.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events (the HTML standard, §9.2): each piece of a {@link Feed} is one event, at most two a second. Where
 * nothing moves, a comment is sent now and then: only a write tells that the client has gone. Used by one thread, until
 * the feed ends, the client goes or the thread is interrupted.
 */
final class EventStream implements Content {

    /** How long a round lasts. */
    private static final long ROUND_MILLIS = 500;

    private static final int QUIET_ROUNDS = 20;
    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    private final Feed feed;
    private int quiet;

    EventStream(Feed feed) {
        this.feed = feed;
    }

    @Override
    public boolean isEndless() {
        return true;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try {
            while (feed.goesOn()) {
                tell(feed.next(), out);
                Thread.sleep(ROUND_MILLIS);
            }
        } catch (InterruptedException serverStops) {
            // Not interrupted again: that would close the connection before the last chunk has said that this is the
            // end.
            LOG.debug("A stream ends, the server stops");
        }
    }

    private void tell(Optional<String> news, OutputStream out) throws IOException {
        quiet = news.isPresent() ? 0 : quiet + 1;
        if (news.isPresent()) {
            write("data: " + news.get() + "\n\n", out);
        } else if (quiet == QUIET_ROUNDS) {
            write(":\n\n", out);
            quiet = 0;
        }
    }

    private static void write(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
