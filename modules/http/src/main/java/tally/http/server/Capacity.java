package tally.http.server;

import java.util.Set;

/**
 * How much a server takes on.
 *
 * @param threads how many requests are worked on at once
 * @param waiting how many more may wait, for their turn or for their client; beyond that they are refused with 503
 * @param reserved the paths that are answered without waiting for a turn, because somebody judges the server by them
 */
public record Capacity(int threads, int waiting, Set<String> reserved) {

    public Capacity {
        if (threads < 1 || waiting < 1) {
            throw new IllegalArgumentException("threads and waiting must be 1 or more: " + threads + ", " + waiting);
        }
        reserved = Set.copyOf(reserved);
    }
}
