package tally.http.server;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Request bodies that need no server. */
public final class Bodies {

    private Bodies() {}

    /** A body of that type, its length not declared. */
    public static Body of(String contentType, String text) {
        RequestHeaders headers = new RequestHeaders(Map.of("Content-type", List.of(contentType)));
        return new Body(headers, OptionalLong.empty(), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
