package tally.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineShareTest {
    private static final long GIGABYTE = 1L << 30;

    @Test
    void aLargeMachineGivesWhatIsOfUse() {
        assertEquals(List.of("shared_buffers=1024MB", "max_wal_size=4096MB"), settings(64 * GIGABYTE, 900 * GIGABYTE));
    }

    @Test
    void aSmallOneGivesAnEighthOfItsMemoryAndATenthOfItsDisk() {
        assertEquals(List.of("shared_buffers=512MB", "max_wal_size=2048MB"), settings(4 * GIGABYTE, 20 * GIGABYTE));
    }

    @Test
    void atLeastWhatPostgresTakesByItself() {
        assertEquals(List.of("shared_buffers=128MB", "max_wal_size=1024MB"), settings(GIGABYTE / 2, GIGABYTE));
    }

    @Test
    void theMachineSaysWhatItHas(@TempDir Path folder) {
        MachineShare share = MachineShare.of(folder);

        assertTrue(share.memory() > 0 && share.freeDisk() > 0, share::toString);
    }

    private static List<String> settings(long memory, long freeDisk) {
        return new MachineShare(memory, freeDisk).settings();
    }
}
