package tally.http.server;

/**
 * One thread's turn at one exchange, as the {@link Watchdog} sees it. The thread says when it begins to wait for the
 * client and when it stops; only in between is it ever interrupted, so that no interrupt can hit a database call. The
 * interrupt closes the connection, as the JDK promises for an interruptible channel.
 *
 * <p>Safe for use by the thread itself and the watchdog.
 */
final class Watch {

    private enum Phase {
        HEADERS,
        WORK,
        TRANSFER
    }

    private final Thread thread = Thread.currentThread();
    private final Patience patience;
    private Phase phase = Phase.HEADERS;
    private long phaseBegan;
    private long waitedBefore;
    private long bytes;
    private boolean interrupted;

    Watch(Patience patience, long now) {
        this.patience = patience;
        this.phaseBegan = now;
    }

    /** The request line and the headers are in. */
    synchronized void headersAreIn() throws ClientGoneException {
        phase = Phase.WORK;
        refuseIfInterrupted();
    }

    /** The thread is about to wait for the client to send or to take bytes. */
    synchronized void beginTransfer(long now) {
        phase = Phase.TRANSFER;
        phaseBegan = now;
    }

    /** The thread no longer waits; {@code moved} bytes came or went. */
    synchronized void endTransfer(long now, long moved) throws ClientGoneException {
        phase = Phase.WORK;
        waitedBefore += now - phaseBegan;
        bytes += moved;
        refuseIfInterrupted();
        if (endWindow()) {
            throw new ClientGoneException("slower than " + patience.bytesPerSecond() + " bytes a second");
        }
    }

    /** Interrupts the thread where it has waited too long. */
    synchronized void check(long now) {
        if (!interrupted && isOverdue(now)) {
            interrupted = true;
            thread.interrupt();
        }
    }

    /** The turn is over: nothing of it may reach the thread's next one. */
    synchronized void end() {
        phase = Phase.WORK;
        clearInterrupt();
    }

    private boolean isOverdue(long now) {
        return switch (phase) {
            case HEADERS -> now - phaseBegan > patience.headers().toNanos();
            case WORK -> false;
            case TRANSFER -> isTooSlow(now);
        };
    }

    /** A wait that is longer than a window goes on in the next one, where what came before it no longer counts. */
    private boolean isTooSlow(long now) {
        waitedBefore += now - phaseBegan;
        phaseBegan = now;
        return endWindow();
    }

    /** Says, at the end of a window of waiting, whether too little has moved in it; else begins the next one. */
    private boolean endWindow() {
        if (waitedBefore < patience.window().toNanos()) {
            return false;
        }
        boolean tooSlow = bytes < patience.leastBytes(waitedBefore);
        waitedBefore = 0;
        bytes = 0;
        return tooSlow;
    }

    private void refuseIfInterrupted() throws ClientGoneException {
        if (clearInterrupt()) {
            throw new ClientGoneException("cut off: kept a thread waiting");
        }
    }

    private boolean clearInterrupt() {
        boolean wasInterrupted = interrupted;
        interrupted = false;
        return wasInterrupted && Thread.interrupted();
    }
}
