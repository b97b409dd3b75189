package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is in the shipped jars, and how large they are. */
class JarsTest {
    private static final long MEGABYTE = 1_000_000;
    private static final Path HERE = Path.of(".");

    @Test
    void tallyHasNothingInItButTheOwnersPackages() throws IOException {
        Set<String> roots = classes(Tally.bare(HERE).jar()).stream()
                .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
                .map(name -> name.replaceFirst("^(tally|(?:com|io|org)/[^/]+)/.*", "$1"))
                .collect(Collectors.toSet());

        assertEquals(Set.of("tally", "com/fasterxml", "com/zaxxer", "io/sentry", "org/postgresql", "org/slf4j"), roots);
    }

    @Test
    void theStandaloneJarBringsPostgresqlForBothKindsOfLinux() throws IOException {
        try (JarFile jar = new JarFile(Tally.standalone(HERE).jar().toFile())) {
            List<String> binaries = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches("postgres-.*\\.txz"))
                    .sorted()
                    .toList();

            assertTrue(
                    binaries.stream().anyMatch(name -> name.contains("x86_64"))
                            && binaries.stream().anyMatch(name -> name.contains("arm_64")),
                    binaries::toString);
        }
    }

    @Test
    void theJarsAreSmall() throws IOException {
        assertTrue(Files.size(Tally.bare(HERE).jar()) < 12 * MEGABYTE);
        assertTrue(Files.size(Tally.standalone(HERE).jar()) < 60 * MEGABYTE);
    }

    private static List<String> classes(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .toList();
        }
    }
}
