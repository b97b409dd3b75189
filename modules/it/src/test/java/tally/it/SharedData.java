package tally.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Real input that is not part of the project: sales exports of other people, and files made to be difficult. */
final class SharedData {
    /** The condition of a test class that reads it. */
    static final String IS_THERE = "tally.it.SharedData#isThere";

    /** The condition of a test class that reads receipts. */
    static final String RECEIPTS_ARE_THERE = "tally.it.SharedData#receiptsAreThere";

    /** Why such a class is skipped. */
    static final String ABSENT = "Skipped: the real input is not here; TALLY_SHARED_DATA names its folder";

    private static final String SETTING = "TALLY_SHARED_DATA";

    private SharedData() {}

    static boolean isThere() {
        return Files.isDirectory(folder("sales")) && Files.isDirectory(folder("dirty"));
    }

    static boolean receiptsAreThere() {
        return Files.isDirectory(folder("receipts"));
    }

    static Path folder(String name) {
        return Optional.ofNullable(System.getProperty(SETTING))
                .or(() -> Optional.ofNullable(System.getenv(SETTING)))
                .map(Path::of)
                .orElse(Path.of("../../../shared/data"))
                .resolve(name);
    }

    static JsonNode json(Path file) {
        try {
            return Answer.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
