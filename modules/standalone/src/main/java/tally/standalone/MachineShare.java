package tally.standalone;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * What the PostgreSQL that Tally brings along may take of a machine that it shares with Tally and with others.
 *
 * <p>PostgreSQL's own defaults, 128 MB and 1 GB, fit a machine of twenty years ago: in a shop with nine million sales, a million more
 * with dates all over a year took 11.6 s with them, 5.6 with these (docs/benchmarks.md).
 *
 * @param memory of the machine, or of the container where it has a limit, in bytes
 * @param freeDisk where the database will lie, in bytes
 */
record MachineShare(long memory, long freeDisk) {
    private static final long MEGABYTE = 1 << 20;
    private static final int PART_OF_MEMORY = 8;
    private static final int PART_OF_DISK = 10;

    /** Holds the key of about fifteen million sales. */
    private static final long MOST_BUFFERS = 1024;

    private static final long LEAST_BUFFERS = 128;

    /** What a server that was killed reads again at its next start: a minute or two, more where the disk is slow. */
    private static final long MOST_LOG = 4096;

    private static final long LEAST_LOG = 1024;

    /** That of this machine, for a database in this folder; a machine that does not say what it has gives the least. */
    static MachineShare of(Path folder) {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new MachineShare(machine.getTotalMemorySize(), folder.toFile().getUsableSpace());
    }

    /** As lines of {@code postgresql.conf}. */
    List<String> settings() {
        return List.of(
                "shared_buffers=" + megabytes(memory / PART_OF_MEMORY, LEAST_BUFFERS, MOST_BUFFERS),
                "max_wal_size=" + megabytes(freeDisk / PART_OF_DISK, LEAST_LOG, MOST_LOG));
    }

    private static String megabytes(long bytes, long least, long most) {
        return Math.max(least, Math.min(most, bytes / MEGABYTE)) + "MB";
    }
}
