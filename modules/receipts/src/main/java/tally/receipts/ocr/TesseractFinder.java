package tally.receipts.ocr;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds Tesseract: the one that is named ({@code TALLY_TESSERACT}), else {@code tesseract} on the PATH, else the one that
 * Tally brings along.
 */
public final class TesseractFinder {
    private static final Pattern FOLDERS = Pattern.compile(Pattern.quote(File.pathSeparator));

    private final Optional<Path> named;
    private final String searchPath;
    private final Path dataDirectory;

    /**
     * Looks at nothing yet.
     *
     * @param named the program that a person chose
     * @param searchPath the folders of the PATH, as the system writes them
     * @param dataDirectory where a program that was brought along is unpacked
     */
    public TesseractFinder(Optional<Path> named, String searchPath, Path dataDirectory) {
        this.named = named;
        this.searchPath = searchPath;
        this.dataDirectory = dataDirectory;
    }

    /**
     * The program; empty where there is none. A named one that is not there is not replaced by another.
     *
     * @throws IOException if the one that was brought along can't be unpacked
     */
    public Optional<TesseractProgram> find() throws IOException {
        if (named.isPresent()) {
            return named.filter(Files::isExecutable).map(TesseractProgram::installed);
        }
        final Optional<TesseractProgram> installed = onPath();
        return installed.isPresent() ? installed : bundled();
    }

    private Optional<TesseractProgram> onPath() {
        return FOLDERS.splitAsStream(searchPath)
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve("tesseract"))
                .flatMap(program -> Stream.of(program, program.resolveSibling("tesseract.exe")))
                .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
                .findFirst()
                .map(TesseractProgram::installed);
    }

    private Optional<TesseractProgram> bundled() throws IOException {
        final Optional<BundledTesseract> bundled =
                ServiceLoader.load(BundledTesseract.class).findFirst();
        return bundled.isEmpty() ? Optional.empty() : bundled.get().unpackedIn(dataDirectory);
    }
}
