package tally.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import tally.receipts.ocr.BundledTesseract;
import tally.receipts.ocr.TesseractProgram;

/**
 * Tesseract 5 for Linux on x86-64 with the English data, unpacked once from the jar. Safe for use by several processes:
 * whoever is first puts the complete folder in place.
 */
public final class EmbeddedTesseract implements BundledTesseract {
    private static final String PROGRAM = "tesseract";
    private static final List<String> RESOURCES = List.of(
            "org/bytedeco/tesseract/linux-x86_64/" + PROGRAM,
            "org/bytedeco/tesseract/linux-x86_64/libtesseract.so.5.5",
            "org/bytedeco/leptonica/linux-x86_64/libleptonica.so.6",
            "org/bytedeco/leptonica/linux-x86_64/libgomp.so.1",
            "tessdata/eng.traineddata");

    /** For {@link java.util.ServiceLoader}. */
    public EmbeddedTesseract() {}

    @Override
    public Optional<TesseractProgram> unpackedIn(Path dataDirectory) throws IOException {
        List<URL> resources = RESOURCES.stream()
                .flatMap(name -> Optional.ofNullable(getClass().getClassLoader().getResource(name)).stream())
                .toList();
        if (!runsHere(System.getProperty("os.name"), System.getProperty("os.arch"))
                || resources.size() < RESOURCES.size()) {
            return Optional.empty();
        }
        Path homes = dataDirectory.toAbsolutePath().normalize().resolve(PROGRAM);
        Path home = homes.resolve(Fingerprint.of(resources));
        if (Files.notExists(home)) {
            moved(unpacked(resources, homes), home);
        }
        return Optional.of(new TesseractProgram(home.resolve(PROGRAM), Optional.of(home), Optional.of(home)));
    }

    static boolean runsHere(String system, String processor) {
        return system.equals("Linux") && (processor.equals("amd64") || processor.equals("x86_64"));
    }

    private static Path unpacked(List<URL> resources, Path homes) throws IOException {
        Files.createDirectories(homes);
        Path unfinished = Files.createTempDirectory(homes, "unfinished");
        for (URL resource : resources) {
            try (InputStream in = resource.openStream()) {
                Files.copy(in, unfinished.resolve(nameOf(resource)));
            }
        }
        if (!unfinished.resolve(PROGRAM).toFile().setExecutable(true)) {
            throw new IOException(unfinished.resolve(PROGRAM) + " can't be made executable");
        }
        return unfinished;
    }

    private static String nameOf(URL resource) {
        return resource.getPath().substring(resource.getPath().lastIndexOf('/') + 1);
    }

    private static void moved(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException perhapsAnotherWasFaster) {
            Folders.delete(unfinished);
            if (Files.notExists(home)) {
                throw perhapsAnotherWasFaster;
            }
        }
    }
}
