package tally.http.server;

import com.sun.net.httpserver.HttpExchange;

/**
 * A request as it stands in log lines.
 *
 * @param requestId its id
 * @param methodAndPath such as {@code GET /healthz}, the path still percent-encoded, without the query; cut where it is very long
 */
record Call(String requestId, String methodAndPath) {

    /** A log line is for reading. */
    private static final int LONGEST = 300;

    static Call of(String requestId, HttpExchange exchange) {
        String methodAndPath =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
        return new Call(requestId, methodAndPath.substring(0, Math.min(methodAndPath.length(), LONGEST)));
    }

    @Override
    public String toString() {
        return methodAndPath + " request=" + requestId;
    }
}
