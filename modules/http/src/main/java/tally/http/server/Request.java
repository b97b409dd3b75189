package tally.http.server;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A request, detached from the server that received it. Nothing of a request is kept in the server's own exchange:
 * its attributes are shared by all requests. Used by one thread.
 *
 * @param target method, path and query
 * @param headers the header fields
 * @param body the bytes that come behind them
 * @param origin who sent it
 */
public record Request(Target target, RequestHeaders headers, Body body, Origin origin) {

    /** The query's parameters. */
    public Parameters query() {
        return target.query();
    }

    /** The server's id of this request. */
    public String id() {
        return origin.requestId();
    }

    /** What stands in the gap {@code {name}} of the path; empty where the route has no such gap. */
    public String pathText(String name) {
        return target.gaps().getOrDefault(name, "");
    }

    /** The id in the gap {@code {name}} of the path; what is not an id names nothing: 404. */
    public UUID pathId(String name) {
        return Optional.ofNullable(target.gaps().get(name)).flatMap(Ids::parse).orElseThrow(ApiError::notFound);
    }

    /** Whether a proxy says that the client reached it by TLS; whoever sends the header can make it up. */
    public boolean cameByTls() {
        return headers.token("X-Forwarded-Proto").filter("https"::equals).isPresent();
    }

    /** Whether it asks for more than to be told something (RFC 9110 §9.2.1). */
    public boolean changesSomething() {
        return !Set.of("GET", "HEAD").contains(target.methodName());
    }

    /**
     * The URL of this path with another query, under the name by which the client reached us. It goes back to that
     * client alone, so nothing is lost where the name is made up; one that is not a name is left out.
     */
    public String url(Parameters query) {
        String scheme = cameByTls() ? "https" : "http";
        String server = headers.first("Host")
                .filter(host -> host.matches("[A-Za-z0-9.:\\[\\]_-]{1,255}"))
                .map(host -> scheme + "://" + host)
                .orElse("");
        return server + target.path() + "?" + query.toQuery();
    }

    /** The same request at the route that was found. */
    Request at(Map<String, String> gaps) {
        return new Request(target.at(gaps), headers, body, origin);
    }
}
