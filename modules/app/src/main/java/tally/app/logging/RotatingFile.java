package tally.app.logging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A log file that never grows past a limit and never mixes two days (in UTC). A full one, or yesterday's, is renamed to
 * {@code tally-2026-11-23.1.log} beside it, and the oldest of those are deleted.
 *
 * <p>Opening appends to what an earlier run wrote. Each line reaches the operating system at once. A disk that is full costs
 * log lines, never work: the failure is said once on standard error, and writing is tried again with the next line. Safe for
 * use by many threads. A second process (a command beside the server) may append to the same file; where one of the two
 * rotates, the other goes on in the renamed file until it rotates itself.
 */
final class RotatingFile {

    /**
     * How much is kept.
     *
     * @param maxBytes the size past which a file is not written to
     * @param keptFiles the number of renamed files; older ones are deleted
     */
    record Limits(long maxBytes, int keptFiles) {}

    private final Archive archive;
    private final Limits limits;
    private final Clock clock;
    private Optional<OpenFile> current = Optional.empty();
    private boolean failing;

    private RotatingFile(Archive archive, Limits limits, Clock clock) {
        this.archive = archive;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Opens the file, creating it and its folder if missing.
     *
     * @throws IOException if it cannot be written
     */
    static RotatingFile open(Path file, Limits limits, Clock clock) throws IOException {
        Archive archive = new Archive(file.toAbsolutePath(), limits.keptFiles());
        Files.createDirectories(archive.folder());
        RotatingFile rotating = new RotatingFile(archive, limits, clock);
        rotating.current = Optional.of(rotating.reopen());
        return rotating;
    }

    synchronized void append(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            fileFor(bytes.length).write(bytes);
            failing = false;
        } catch (IOException e) {
            complainOnce(e);
        }
    }

    private OpenFile fileFor(int bytes) throws IOException {
        OpenFile file = current.isPresent() ? current.get() : reopen();
        if (file.isOf(today()) && file.hasRoomFor(bytes, limits.maxBytes())) {
            return remembered(file);
        }
        current = Optional.empty();
        file.out.close();
        if (!file.isEmpty()) {
            archive.add(file.day);
        }
        return remembered(reopen());
    }

    private OpenFile remembered(OpenFile file) {
        current = Optional.of(file);
        return file;
    }

    /** An empty file is of today; one that has lines is of the day on which the last of them was written. */
    private OpenFile reopen() throws IOException {
        Path file = archive.file();
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        long size = Files.size(file);
        LocalDate day = size == 0
                ? today()
                : LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), clock.getZone());
        return new OpenFile(out, day, size);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void complainOnce(IOException e) {
        if (!failing) {
            System.err.println("Tally cannot write its log file " + archive.file() + ": " + e);
        }
        failing = true;
    }

    /** The file being written: whose day it is, and how large it has become. */
    private static final class OpenFile {

        private final OutputStream out;
        private final LocalDate day;
        private long size;

        OpenFile(OutputStream out, LocalDate day, long size) {
            this.out = out;
            this.day = day;
            this.size = size;
        }

        boolean isOf(LocalDate today) {
            return day.equals(today);
        }

        boolean isEmpty() {
            return size == 0;
        }

        /** An empty file takes any line, however long. */
        boolean hasRoomFor(int bytes, long maxBytes) {
            return isEmpty() || size + bytes <= maxBytes;
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
            size += bytes.length;
        }
    }
}
