package tally.http.server;

/**
 * What is told when a request begins to wait for its client, and when it goes on. Used by the request's thread.
 *
 * @param watch for the watchdog
 * @param place for the other requests
 */
record Waiting(Watch watch, WorkPlaces.Place place) {

    /** The thread is about to wait. */
    void begin() {
        place.leave();
        watch.beginTransfer(System.nanoTime());
    }

    /** The thread no longer waits; {@code moved} bytes have come. */
    void end(long moved) throws ClientGoneException {
        watch.endTransfer(System.nanoTime(), moved);
        place.take();
    }
}
