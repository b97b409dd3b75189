package tally.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the JDK does for files but not for folders. Links are taken as such, not followed. */
final class Folders {

    private Folders() {}

    /** Deletes a folder with all that is in it; one that is not there is fine. */
    static void delete(Path folder) throws IOException {
        for (Path path : innermostFirst(folder)) {
            Files.delete(path);
        }
    }

    /** A folder, or a file, and all that is in it, the folder itself last; nothing where it does not exist. */
    static List<Path> innermostFirst(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
