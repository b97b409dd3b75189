package tally.app.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log files that are full or of an earlier day, beside the one being written: for {@code tally.log} they are
 * {@code tally-2026-11-23.1.log}, {@code tally-2026-11-23.2.log} and so on.
 *
 * @param file the file being written, as an absolute path
 * @param keptFiles how many of the others are kept
 */
record Archive(Path file, int keptFiles) {

    Path folder() {
        return Objects.requireNonNull(file.getParent(), "an absolute path of a file has a parent");
    }

    /** Renames the file being written, which must be closed, and deletes the oldest of the others. */
    void add(LocalDate day) throws IOException {
        int number = 1;
        while (Files.exists(name(day, number))) {
            number++;
        }
        Files.move(file, name(day, number));
        deleteOldest();
    }

    private Path name(LocalDate day, int number) {
        return file.resolveSibling(stem() + "-" + day + "." + number + extension());
    }

    private void deleteOldest() throws IOException {
        List<Path> newestFirst = all();
        for (Path old : newestFirst.subList(Math.min(keptFiles, newestFirst.size()), newestFirst.size())) {
            Files.deleteIfExists(old);
        }
    }

    private List<Path> all() throws IOException {
        Pattern shape = Pattern.compile(
                Pattern.quote(stem()) + "-(\\d{4}-\\d{2}-\\d{2})\\.(\\d{1,9})" + Pattern.quote(extension()));
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(path -> shape.matcher(path.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(Matcher::toMatchResult)
                    .sorted(newestFirst())
                    .map(name -> folder().resolve(name.group()))
                    .toList();
        }
    }

    private static Comparator<MatchResult> newestFirst() {
        Comparator<MatchResult> byDay = Comparator.comparing(name -> name.group(1));
        return byDay.thenComparing(name -> Integer.valueOf(name.group(2))).reversed();
    }

    private String stem() {
        return fileName().substring(0, dot());
    }

    private String extension() {
        return fileName().substring(dot());
    }

    private int dot() {
        int dot = fileName().lastIndexOf('.');
        return dot <= 0 ? fileName().length() : dot;
    }

    private String fileName() {
        return file.getFileName().toString();
    }
}
