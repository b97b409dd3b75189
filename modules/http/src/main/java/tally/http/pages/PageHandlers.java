package tally.http.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tally.http.server.Request;
import tally.http.server.Response;

/** The published contract. Safe for use by many threads. */
public final class PageHandlers {

    private static final String CONTRACT = "openapi.yaml";

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
}
