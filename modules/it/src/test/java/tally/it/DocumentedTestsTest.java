package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name the tests that show what they say: such a test must be there. */
class DocumentedTestsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|Contract))`");

    @Test
    void everyTestThatADocumentNamesIsThere() throws IOException {
        Set<String> there = files(ROOT.resolve("modules"), ".java");
        List<String> named = named();

        assertTrue(named.size() > 20, () -> "too few are named: " + named);
        assertEquals(
                List.of(),
                named.stream().filter(name -> !there.contains(name)).sorted().toList());
    }

    private static List<String> named() throws IOException {
        try (Stream<Path> documents = Files.list(ROOT.resolve("docs"))) {
            return documents
                    .filter(path -> path.toString().endsWith(".md"))
                    .flatMap(path -> NAMED.matcher(text(path)).results())
                    .map((MatchResult found) -> found.group(1))
                    .distinct()
                    .toList();
        }
    }

    private static Set<String> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toSet());
        }
    }

    private static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
