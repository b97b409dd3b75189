package tally.csv;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Real input from outside the project; a test that asks for it is skipped, saying so, where it is absent. */
final class SharedData {

    private SharedData() {}

    static byte[] bytes(String name) {
        Path file = folder().resolve(name);
        assumeTrue(Files.isReadable(file), "skipped: no shared data at " + file.toAbsolutePath());
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(bytes(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path folder() {
        return Path.of(Optional.ofNullable(System.getProperty("TALLY_SHARED_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("TALLY_SHARED_DATA")))
                .orElse("../../../shared/data"));
    }
}
