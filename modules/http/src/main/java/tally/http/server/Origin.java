package tally.http.server;

/**
 * Where a request comes from.
 *
 * @param requestId given by the server; in the answer's {@code X-Request-Id} and in every log line of the request
 * @param remoteAddress of the peer, which may be a proxy
 */
public record Origin(String requestId, String remoteAddress) {}
