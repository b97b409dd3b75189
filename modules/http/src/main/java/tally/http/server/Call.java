package tally.http.server;

import com.sun.net.httpserver.HttpExchange;

/**
 * A request as it stands in log lines.
 *
 * @param requestId its id
 * @param methodAndPath such as {@code GET /healthz}, the path still percent-encoded, without the query
 */
record Call(String requestId, String methodAndPath) {

    static Call of(String requestId, HttpExchange exchange) {
        return new Call(
                requestId,
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
    }

    @Override
    public String toString() {
        return methodAndPath + " request=" + requestId;
    }
}
