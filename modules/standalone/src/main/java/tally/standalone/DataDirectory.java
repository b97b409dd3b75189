package tally.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * What lies where under {@code TALLY_DATA_DIR}.
 *
 * @param root an absolute path
 */
record DataDirectory(Path root) {

    static final String LOGS = "database-log";

    /** Others may pass through, as PostgreSQL must where it runs as another user, but see nothing. */
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Creates the directory where it is missing, and takes it for this process. */
    DirectoryLock lock() throws IOException {
        if (Files.notExists(root)) {
            Files.createDirectories(root, OWNERS_DIRECTORY);
        }
        return DirectoryLock.take(root.resolve("tally.lock"));
    }

    /** Programs of PostgreSQL, one folder an archive; may be deleted at any time while nothing runs. */
    Path binaries() {
        return root.resolve("postgresql");
    }

    /** The database itself: PostgreSQL's own data directory. */
    Path cluster() {
        return root.resolve("database");
    }

    /** A database in the making; it becomes {@link #cluster()} in one step when it is complete. */
    Path unfinishedCluster() {
        return root.resolve("database.unfinished");
    }

    /** PostgreSQL's log files, one a day of the week. */
    Path logs() {
        return root.resolve(LOGS);
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    Path passwordFile() {
        return root.resolve("database-password");
    }

    /** What must belong to the user that PostgreSQL runs as. */
    List<Path> ofPostgres() {
        return List.of(cluster(), unfinishedCluster(), logs(), passwordFile());
    }

    /** Writes a new password, so that nobody but the owner can read it at any moment. */
    void replacePassword(String password) throws IOException {
        Files.deleteIfExists(passwordFile());
        Files.createFile(passwordFile(), OWNER_ONLY_FILE);
        Files.writeString(passwordFile(), password);
    }
}
