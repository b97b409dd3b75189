package tally.http.server;

import java.util.Set;

/**
 * One row of the route table.
 *
 * @param <C> what the {@link Gate} makes of a caller
 * @param endpoint the method and path that it answers
 * @param access who may call it
 * @param queryParameters the query parameters that it knows; any other is refused with 400
 * @param handler what answers
 */
public record Route<C>(Endpoint endpoint, Access access, Set<String> queryParameters, CallerHandler<C> handler) {

    public Route {
        queryParameters = Set.copyOf(queryParameters);
    }

    /**
     * A method and a path, as they stand in the published contract.
     *
     * @param method any but HEAD, which the router answers with the GET route
     * @param path such as {@code /data/upload-csv/{file_id}}
     */
    public record Endpoint(Method method, PathTemplate path) {

        public Endpoint {
            if (method == Method.HEAD) {
                throw new IllegalArgumentException("HEAD " + path + ": every GET route answers HEAD by itself");
            }
        }
    }
}
