package tally.http.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tally.console.Console;
import tally.http.server.ApiError;
import tally.http.server.Request;
import tally.http.server.Response;

/** The front page and the published contract. Safe for use by many threads. */
public final class PageHandlers {

    private static final String CONTRACT = "openapi.yaml";

    /** The front page. */
    public Response front(Request request) {
        return file("index.html");
    }

    /** What the front page is made of. */
    public Response consoleFile(Request request) {
        return file(request.pathText("file"));
    }

    /** The contract, word for word the file in {@code docs}. */
    public Response contract(Request request) {
        try (InputStream in = PageHandlers.class.getResourceAsStream(CONTRACT)) {
            if (in == null) {
                throw new IllegalStateException(CONTRACT + " was not packaged");
            }
            return Response.bytes(200, "application/yaml; charset=utf-8", in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Response file(String name) {
        Console.File file = Console.file(name).orElseThrow(ApiError::notFound);
        return Response.bytes(200, file.contentType(), file.bytes());
    }
}
