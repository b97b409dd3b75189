package tally.http.server;

import java.net.InetSocketAddress;

/**
 * How a server listens and how much it takes on.
 *
 * @param address where it listens; port 0 takes a free one
 * @param capacity how much it takes on
 * @param patience how slow a client may be
 */
public record ServerSettings(InetSocketAddress address, Capacity capacity, Patience patience) {}
