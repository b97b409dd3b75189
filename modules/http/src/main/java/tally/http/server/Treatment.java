package tally.http.server;

import java.time.Duration;

/**
 * How an exchange is dealt with.
 *
 * @param handler what answers it
 * @param drain how much of an unread body is taken in after the answer
 * @param isWork whether the handler needs a place to work in; a refusal needs none, and ends the connection
 */
record Treatment(Handler handler, Drain drain, boolean isWork) {

    /** For a server that is too busy or about to stop. */
    static final Treatment REFUSAL = new Treatment(Treatment::refuse, Drain.SHORT, false);

    /** The usual one. */
    static Treatment by(Handler application) {
        return new Treatment(application, Drain.USUAL, true);
    }

    private static Response refuse(Request request) {
        throw ApiError.unavailable("Tally is too busy just now. Please try again in a moment.", Duration.ofSeconds(2));
    }
}
