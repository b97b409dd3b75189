package tally.http.server;

import java.util.Optional;

/** What a client that stays connected is told, piece by piece. One for each connection; used by one thread. */
public interface Feed {

    /** Whether there may be more: false ends the stream, such as when the listener is no longer allowed to hear. */
    boolean goesOn();

    /** The next piece, in one line; empty where nothing has moved. Asked twice a second. */
    Optional<String> next();
}
