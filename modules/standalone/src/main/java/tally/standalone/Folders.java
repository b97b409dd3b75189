package tally.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the JDK does for files but not for folders. */
final class Folders {

    private Folders() {}

    /** Deletes a folder with all that is in it; one that is not there is fine. Links are deleted, not followed. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        for (Path path : innermostFirst(folder)) {
            Files.delete(path);
        }
    }

    private static List<Path> innermostFirst(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
