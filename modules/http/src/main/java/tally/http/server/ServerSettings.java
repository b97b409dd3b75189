package tally.http.server;

import java.net.InetSocketAddress;

/**
 * How a server listens and how much it takes on.
 *
 * @param address where it listens; port 0 takes a free one
 * @param threads how many requests are worked on at once
 * @param queue how many more may wait; beyond that they are refused with 503
 * @param patience how slow a client may be
 */
public record ServerSettings(InetSocketAddress address, int threads, int queue, Patience patience) {

    public ServerSettings {
        if (threads < 1 || queue < 1) {
            throw new IllegalArgumentException("threads and queue must be 1 or more: " + threads + ", " + queue);
        }
    }
}
