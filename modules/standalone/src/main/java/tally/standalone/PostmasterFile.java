package tally.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code postmaster.pid}, by which PostgreSQL marks a data directory as in use. Its first line is the number of the
 * server's process (PostgreSQL manual, "Database File Layout").
 *
 * @param path where it is, or would be
 */
record PostmasterFile(Path path) {

    boolean namesRunningPostgres() throws IOException {
        return process().filter(PostmasterFile::isPostgres).isPresent();
    }

    /**
     * Deletes a file whose process is alive but is no PostgreSQL. After a crash of the machine, or of a container, the
     * number may belong to anything, Tally itself included, and PostgreSQL would then refuse to start for ever. A number
     * that belongs to no process is left to PostgreSQL, which knows more: it also looks for shared memory still in use.
     */
    void deleteIfMisleading() throws IOException {
        if (process().isPresent() && !namesRunningPostgres()) {
            Files.delete(path);
        }
    }

    private Optional<ProcessHandle> process() throws IOException {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(path);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(command -> command.contains("/bin/postgres "))
                .isPresent();
    }
}
