package tally.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RouterTest {

    private static final String ID = "0190c7e2-5b1a-7c3d-9e4f-1a2b3c4d5e6f";

    private final Router<String> router = new Router<>(
            RouterTest::admit,
            List.of(
                    route(Method.GET, "/things", Set.of("limit"), "list"),
                    route(Method.POST, "/things", Set.of(), "create"),
                    route(Method.GET, "/things/{id}", Set.of(), "one"),
                    route(Method.POST, "/things/retry", Set.of(), "retry"),
                    route(Method.GET, "/", Set.of(), "root")));

    @Test
    void routeIsFoundByMethodAndPath() {
        assertEquals("list for ada", body("GET", "/things"));
        assertEquals("create for ada", body("POST", "/things"));
        assertEquals("one for ada " + ID, body("GET", "/things/" + ID));
        assertEquals("root for ada", body("GET", "/"));
    }

    @Test
    void headIsAnsweredByTheGetRoute() {
        assertEquals("list for ada", body("HEAD", "/things"));
    }

    @Test
    void pathWithFewerGapsWins() {
        assertEquals("retry for ada", body("POST", "/things/retry"));
    }

    @Test
    void unknownPathIsNotFound() {
        for (String path : List.of("/nothing", "/things/", "/things/a/b", "/things//", "//things", "/Things")) {
            assertEquals(404, error("GET", path).status(), path);
        }
    }

    @Test
    void gapThatIsNotAnIdIsNotFound() {
        assertEquals(404, error("GET", "/things/1-1-1-1-1").status());
        assertEquals(404, error("GET", "/things/abc").status());
    }

    @Test
    void unknownMethodIsRefusedWithThoseThatAreAllowed() {
        for (String method : List.of("DELETE", "BREW", "get")) {
            Response refused = error(method, "/things").toResponse();
            assertEquals(405, refused.status());
            assertEquals("GET, HEAD, POST", refused.headers().get("Allow"));
        }
    }

    @Test
    void unknownQueryParameterIsRefusedByName() {
        ApiError refused = error("GET", "/things?limit=1&offfset=2");
        assertEquals("INVALID_PARAMETER", refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains("'offfset'"));
    }

    @Test
    void parameterGivenTwiceOrNotReadableIsRefused() {
        assertEquals(
                "INVALID_PARAMETER", error("GET", "/things?limit=1&limit=2").code());
        assertEquals("INVALID_PARAMETER", error("GET", "/things?%00=1").code());
        assertEquals("INVALID_PARAMETER", error("GET", "/things?limit=%00").code());
    }

    /** Nothing is said of a query before it is clear that the caller may ask. */
    @Test
    void whereAndByWhomIsAskedComesBeforeWhatTheQuerySays() {
        assertEquals(404, error("GET", "/nothing?a=1&a=2").status());
        assertEquals(405, error("PUT", "/things?a=1&a=2").status());
    }

    @Test
    void gateIsAskedBeforeTheParametersAre() {
        ApiError refused = assertThrows(
                ApiError.class,
                () -> new Router<String>(
                                (request, access) -> {
                                    throw ApiError.unauthenticated();
                                },
                                List.of(route(Method.GET, "/things", Set.of(), "list")))
                        .answer(request("GET", "/things?x=1&x=%00")));
        assertEquals(401, refused.status());
    }

    @Test
    void tableWithTheSameRouteTwiceIsRefused() {
        List<Route<String>> table =
                List.of(route(Method.GET, "/a/{id}", Set.of(), "one"), route(Method.GET, "/a/{id}", Set.of(), "two"));
        assertThrows(IllegalArgumentException.class, () -> new Router<>(RouterTest::admit, table));
    }

    private static String admit(Request request, Access access) {
        return "ada";
    }

    private String body(String method, String uri) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            router.answer(request(method, uri)).content().writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private ApiError error(String method, String uri) {
        return assertThrows(ApiError.class, () -> router.answer(request(method, uri)));
    }

    private static Request request(String method, String uri) {
        RequestHeaders headers = new RequestHeaders(Map.of());
        Body body = new Body(headers, OptionalLong.of(0), InputStream.nullInputStream());
        return new Request(Target.of(method, URI.create(uri)), headers, body, new Origin("r1", "127.0.0.1"));
    }

    private static Route<String> route(Method method, String path, Set<String> query, String name) {
        CallerHandler<String> handler = (request, caller) ->
                Response.text(200, name + " for " + caller + (path.contains("{") ? " " + request.pathId("id") : ""));
        return new Route<>(new Route.Endpoint(method, PathTemplate.of(path)), Access.SHOP, query, handler);
    }
}
