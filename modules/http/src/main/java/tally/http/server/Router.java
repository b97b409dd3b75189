package tally.http.server;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the route of a request, has the {@link Gate} admit the caller, checks the query's names and calls the
 * handler. No path fits: 404. The path fits but the method does not: 405 with {@code Allow}. HEAD is answered by the
 * GET route; the gateway leaves the body out. Safe for use by many threads.
 *
 * @param <C> what the gate makes of a caller
 */
public final class Router<C> implements Handler {

    private final Gate<C> gate;
    private final Map<PathTemplate, Map<Method, Route<C>>> routes = new LinkedHashMap<>();

    /** A router over a table in which no method and path stands twice. */
    public Router(Gate<C> gate, List<Route<C>> table) {
        this.gate = gate;
        table.forEach(this::add);
    }

    private void add(Route<C> route) {
        Route<C> earlier = routes.computeIfAbsent(route.endpoint().path(), path -> new EnumMap<>(Method.class))
                .putIfAbsent(route.endpoint().method(), route);
        if (earlier != null) {
            throw new IllegalArgumentException("Two routes for " + route.endpoint());
        }
    }

    @Override
    public Response answer(Request request) {
        Match<C> match = match(request.target().segments()).orElseThrow(ApiError::notFound);
        Route<C> route = match.route(request.target().methodName());
        C caller = gate.admit(request, route.access());
        request.query().allowOnly(route.queryParameters());
        return route.handler().answer(request.at(match.gaps()), caller);
    }

    private Optional<Match<C>> match(List<String> segments) {
        return routes.entrySet().stream()
                .filter(entry -> entry.getKey().match(segments).isPresent())
                .min(Comparator.comparing(entry -> entry.getKey().gaps()))
                .map(entry -> new Match<>(
                        entry.getValue(), entry.getKey().match(segments).orElseThrow()));
    }

    /** The routes of the path that fits, one a method, and what stands in its gaps. */
    private record Match<C>(Map<Method, Route<C>> byMethod, Map<String, String> gaps) {

        Route<C> route(String methodName) {
            return Method.named(methodName)
                    .map(method -> method == Method.HEAD ? Method.GET : method)
                    .flatMap(method -> Optional.ofNullable(byMethod.get(method)))
                    .orElseThrow(() -> ApiError.methodNotAllowed(allowed()));
        }

        private TreeSet<Method> allowed() {
            TreeSet<Method> allowed = new TreeSet<>(byMethod.keySet());
            if (allowed.contains(Method.GET)) {
                allowed.add(Method.HEAD);
            }
            return allowed;
        }
    }
}
