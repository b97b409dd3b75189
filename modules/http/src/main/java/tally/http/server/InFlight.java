package tally.http.server;

import java.time.Duration;

/** Counts the requests that are being answered, so that a stop can wait for them. Safe for use by many threads. */
final class InFlight {

    private int requests;
    private boolean closed;

    /** Counts one in; false where the server is stopping and it is to be refused. It counts until it leaves. */
    synchronized boolean enter() {
        requests++;
        return !closed;
    }

    synchronized void leave() {
        requests--;
        notifyAll();
    }

    /** Lets no more in and waits until all have left, at most {@code patience}; says whether they have. */
    synchronized boolean closeAndWait(Duration patience) throws InterruptedException {
        closed = true;
        long deadline = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis();
                requests > 0 && left > 0;
                left = (deadline - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return requests == 0;
    }
}
