package tally.http.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response. Values of headers may come from outside: the server cleans them.
 *
 * @param status the HTTP status
 * @param headers by name, those that every response has left out
 * @param content the body; without bytes where there is none
 */
public record Response(int status, Map<String, String> headers, Content content) {

    public Response {
        headers = Map.copyOf(headers);
    }

    /** A view as JSON. */
    public static Response json(int status, Object view) {
        return bytes(status, "application/json", Json.write(view));
    }

    /** Plain text. */
    public static Response text(int status, String text) {
        return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of any type. */
    public static Response bytes(int status, String contentType, byte[] bytes) {
        return new Response(status, Map.of("Content-Type", contentType), Content.of(bytes));
    }

    /** 200 with a body that is written while it is sent. */
    public static Response stream(String contentType, Content content) {
        return new Response(200, Map.of("Content-Type", contentType), content);
    }

    /** 200 with server-sent events, which come as long as the feed goes on and the client stays. */
    public static Response events(Feed feed) {
        return stream("text/event-stream; charset=utf-8", new EventStream(feed));
    }

    /** 204. */
    public static Response noContent() {
        return new Response(204, Map.of(), Content.of(new byte[0]));
    }

    /** 304: what the client has kept still holds. */
    public static Response notModified() {
        return new Response(304, Map.of(), Content.of(new byte[0]));
    }

    /** The same response with one more header. */
    public Response with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** The same response with more headers. */
    Response with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Response(status, all, content);
    }
}
