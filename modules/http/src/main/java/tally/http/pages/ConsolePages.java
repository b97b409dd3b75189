package tally.http.pages;

import java.util.Locale;
import tally.console.Console;
import tally.http.server.ApiError;
import tally.http.server.Content;
import tally.http.server.Request;
import tally.http.server.Response;

/**
 * The console's files. A browser may keep them, and asks each time whether they have changed: after an upgrade nobody
 * works with yesterday's scripts. Safe for use by many threads.
 */
public final class ConsolePages {

    /** The page; every view of the console is this page, and says which one behind the {@code #} of its URL. */
    public Response front(Request request) {
        return file(request, "index.html");
    }

    /** What the page is made of: {@code /console/{folder}/{file}}. */
    public Response inFolder(Request request) {
        return file(request, request.pathText("folder") + "/" + request.pathText("file"));
    }

    /** Scripts in a folder of their own: {@code /console/js/{folder}/{file}}. */
    public Response inScriptFolder(Request request) {
        return file(request, "js/" + request.pathText("folder") + "/" + request.pathText("file"));
    }

    private static Response file(Request request, String name) {
        Console.File file = Console.file(name).orElseThrow(ApiError::notFound);
        String tag = '"' + file.fingerprint() + '"';
        Response answer = request.headers().first("If-None-Match").orElse("").contains(tag)
                ? Response.notModified()
                : content(request, file);
        return answer.with("ETag", "W/" + tag).with("Cache-Control", "no-cache").with("Vary", "Accept-Encoding");
    }

    private static Response content(Request request, Console.File file) {
        String accepted = request.headers().first("Accept-Encoding").orElse("").toLowerCase(Locale.ROOT);
        if (!accepted.contains("gzip")) {
            return Response.bytes(200, file.contentType(), file.bytes());
        }
        return Response.stream(file.contentType(), Content.of(file.gzipped())).with("Content-Encoding", "gzip");
    }
}
