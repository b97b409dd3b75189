package tally.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tukaani.xz.XZInputStream;
import tally.app.database.LocalDatabaseException;

/**
 * PostgreSQL's programs as they lie in the jar: a tar archive, compressed with xz, for one kind of machine.
 *
 * @param archive where it is
 */
record Binaries(URL archive) {

    static Binaries forThisMachine() {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        return archiveName(system, processor)
                .flatMap(name ->
                        Optional.ofNullable(Binaries.class.getClassLoader().getResource(name)))
                .map(Binaries::new)
                .orElseThrow(() -> new LocalDatabaseException("Tally brings no PostgreSQL along for this machine ("
                        + system + " on " + processor + "). Set DATABASE_URL to one of your own, 15 or newer, such as"
                        + " postgresql://user:password@host:5432/tally."));
    }

    /** The names are those of the packages; the one for macOS runs on both kinds of Mac. */
    static Optional<String> archiveName(String system, String processor) {
        if (system.toLowerCase(Locale.ROOT).startsWith("mac")) {
            return Optional.of("postgres-darwin-x86_64.txz");
        }
        if (!system.equals("Linux")) {
            return Optional.empty();
        }
        return switch (processor) {
            case "amd64", "x86_64" -> Optional.of("postgres-linux-x86_64.txz");
            case "aarch64", "arm64" -> Optional.of("postgres-linux-arm_64.txz");
            default -> Optional.empty();
        };
    }

    /**
     * Unpacks the archive once; later starts, of the same archive, find it there.
     *
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     */
    Path unpackedIn(Path folder) throws IOException {
        Path home = folder.resolve(Fingerprint.of(List.of(archive)));
        if (Files.notExists(home)) {
            Path unfinished = folder.resolve("unfinished");
            Folders.delete(unfinished);
            try (InputStream tar = new XZInputStream(archive.openStream())) {
                TarArchive.unpack(tar, unfinished);
            }
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return home;
    }
}
