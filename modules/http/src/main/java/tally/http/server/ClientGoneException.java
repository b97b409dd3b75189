package tally.http.server;

import java.io.IOException;

/** The other end went away, or was so slow that it was cut off. Nobody is left to answer, and nothing is wrong here. */
final class ClientGoneException extends IOException {

    private static final long serialVersionUID = 1L;

    ClientGoneException(String message) {
        super(message);
    }

    ClientGoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
