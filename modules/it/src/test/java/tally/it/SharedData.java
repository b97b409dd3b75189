package tally.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Real input that is not part of the project: sales exports of other people, and files made to be difficult. */
final class SharedData {
    private static final String SETTING = "TALLY_SHARED_DATA";

    private SharedData() {}

    /** A folder of it; skips the test, saying so, where it is absent. */
    static Path folder(String name) {
        Path folder = root().resolve(name);
        assumeTrue(
                Files.isDirectory(folder),
                () -> "Skipped: there is no real input at "
                        + folder.toAbsolutePath().normalize() + " (set " + SETTING + ")");
        return folder;
    }

    static JsonNode json(Path file) {
        try {
            return Answer.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        return Optional.ofNullable(System.getProperty(SETTING))
                .or(() -> Optional.ofNullable(System.getenv(SETTING)))
                .map(Path::of)
                .orElse(Path.of("../../../shared/data"));
    }
}
