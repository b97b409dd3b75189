package tally.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class ConsoleTest {

    private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"/console/([^\"]+)\"");
    private static final Pattern IMPORTED_AT_ONCE = Pattern.compile("from\\s*'(\\.[^']+)'");
    private static final Pattern IMPORTED = Pattern.compile("(?:from|import)\\(?\\s*'(\\.[^']+)'");
    private static final int FIRST_VIEW_AT_MOST_BYTES = 100_000;

    @Test
    void everyKindOfFileHasItsContentType() {
        assertEquals("text/html; charset=utf-8", file("index.html").contentType());
        assertEquals("text/css; charset=utf-8", file("css/base.css").contentType());
        assertEquals("text/javascript; charset=utf-8", file("js/app.js").contentType());
        assertEquals("image/svg+xml", file("css/icon.svg").contentType());
    }

    @Test
    void pageHoldsNoScriptOrStyleOfItsOwn() {
        String page = text("index.html");
        assertFalse(Pattern.compile("<script(?![^>]* src=)|<style|style=|\\son\\w+=")
                .matcher(page)
                .find());
    }

    @Test
    void everythingThatIsLinkedOrImportedIsThere() {
        Set<String> reached = reachable();
        reached.forEach(name -> assertTrue(Console.file(name).isPresent(), name));
        assertTrue(reached.contains("js/dom.js"), reached::toString);
    }

    @Test
    void nothingIsShippedThatNobodyLoads() throws Exception {
        TreeSet<String> unused = new TreeSet<>(shipped());
        unused.removeAll(reachable());
        assertEquals(Set.of(), unused);
    }

    @Test
    void nothingIsAskedOfAnotherHostOrMadeIntoHtml() throws Exception {
        Pattern forbidden = Pattern.compile(
                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|(?<!xmlns=\")https?://(?!www\\.w3\\.org)");
        for (String name : shipped()) {
            // The one comment that says why innerHTML is not there may name it.
            String text =
                    name.equals("js/dom.js") ? text(name).replace("no way from here to innerHTML", "") : text(name);
            assertFalse(forbidden.matcher(text).find(), name);
        }
    }

    @Test
    void firstViewIsSmall() {
        for (String first : List.of("js/views/sign-in.js", "js/views/upload.js")) {
            Set<String> loaded = reachable(IMPORTED_AT_ONCE, first);
            long bytes = loaded.stream()
                    .mapToLong(name -> file(name).gzipped().length)
                    .sum();
            assertTrue(bytes < FIRST_VIEW_AT_MOST_BYTES, () -> first + " comes with " + bytes + " bytes: " + loaded);
        }
    }

    @Test
    void firstViewIsAskedForAtOnceAndNotFoundImportByImport() {
        Set<String> linked = new TreeSet<>(LINKED.matcher(text("index.html"))
                .results()
                .map(found -> found.group(1))
                .toList());
        for (String first : List.of("js/views/sign-in.js", "js/views/upload.js")) {
            TreeSet<String> late = new TreeSet<>(reachable(IMPORTED_AT_ONCE, first));
            late.removeAll(linked);
            assertEquals(Set.of(), late);
        }
    }

    @Test
    void compressedFileIsTheSameFile() throws IOException {
        Console.File file = file("js/app.js");
        assertArrayEquals(file.bytes(), new GZIPInputStream(new ByteArrayInputStream(file.gzipped())).readAllBytes());
    }

    @Test
    void fingerprintTellsFilesApart() {
        assertEquals(file("js/app.js").fingerprint(), file("js/app.js").fingerprint());
        assertNotEquals(file("js/app.js").fingerprint(), file("js/api.js").fingerprint());
    }

    @Test
    void nothingElseIsThere() {
        for (String name : List.of(
                "",
                ".",
                "..",
                "js",
                "js/",
                "js/none.js",
                "/js/app.js",
                "js/../index.html",
                "Console.class",
                "/etc/passwd")) {
            assertTrue(Console.file(name).isEmpty(), name);
        }
    }

    /** All that a browser may load, beginning with the page. */
    private static Set<String> reachable() {
        return reachable(IMPORTED, "index.html");
    }

    /** What it loads for the page, and for one more file, where only such imports count. */
    private static Set<String> reachable(Pattern imports, String more) {
        Set<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(LINKED.matcher(text("index.html"))
                .results()
                .map(found -> found.group(1))
                .toList());
        open.push(more);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (seen.add(name)) {
                imports.matcher(text(name)).results().forEach(found -> open.push(beside(name, found.group(1))));
            }
        }
        return seen;
    }

    private static String beside(String name, String relative) {
        return Path.of(name).resolveSibling(relative).normalize().toString();
    }

    private static List<String> shipped() throws IOException, URISyntaxException {
        URL page = Objects.requireNonNull(Console.class.getResource("index.html"));
        Path root = Path.of(page.toURI()).resolveSibling("");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".class"))
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }

    private static Console.File file(String name) {
        return Console.file(name).orElseThrow(() -> new AssertionError(name));
    }

    private static String text(String name) {
        return new String(file(name).bytes(), StandardCharsets.UTF_8);
    }
}
