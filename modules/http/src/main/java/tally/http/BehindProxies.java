package tally.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tally.http.server.Handler;
import tally.http.server.Origin;
import tally.http.server.Request;
import tally.http.server.Response;

/**
 * Finds out where a request comes from that a known proxy hands on. Of {@code X-Forwarded-For} it believes the last
 * address that is no known proxy: those before it are what the client says itself. From anybody else the header means
 * nothing. Safe for use by many threads.
 */
final class BehindProxies implements Handler {

    private static final int LONGEST_ADDRESS = 45;

    private final Handler handler;
    private final Set<String> proxies;

    BehindProxies(Handler handler, Set<String> proxies) {
        this.handler = handler;
        this.proxies = proxies;
    }

    @Override
    public Response answer(Request request) {
        Origin origin = request.origin();
        return proxies.contains(origin.remoteAddress())
                ? handler.answer(new Request(
                        request.target(),
                        request.headers(),
                        request.body(),
                        new Origin(origin.requestId(), client(request).orElse(origin.remoteAddress()))))
                : handler.answer(request);
    }

    private Optional<String> client(Request request) {
        List<String> hops = Arrays.stream(
                        request.headers().first("X-Forwarded-For").orElse("").split(",", -1))
                .map(String::strip)
                .filter(hop -> !proxies.contains(hop))
                .toList();
        return hops.isEmpty()
                ? Optional.empty()
                : Optional.of(hops.get(hops.size() - 1))
                        .filter(hop -> hop.length() <= LONGEST_ADDRESS && hop.matches("[0-9A-Fa-f.:]+"));
    }
}
