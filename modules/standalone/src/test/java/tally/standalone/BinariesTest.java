package tally.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinariesTest {

    @Test
    void everySupportedMachineHasItsArchive() {
        assertEquals(Optional.of("postgres-linux-x86_64.txz"), Binaries.archiveName("Linux", "amd64"));
        assertEquals(Optional.of("postgres-linux-arm_64.txz"), Binaries.archiveName("Linux", "aarch64"));
        assertEquals(Optional.of("postgres-darwin-x86_64.txz"), Binaries.archiveName("Mac OS X", "aarch64"));
    }

    @Test
    void otherMachinesHaveNone() {
        assertTrue(Binaries.archiveName("Windows 11", "amd64").isEmpty());
        assertTrue(Binaries.archiveName("Linux", "s390x").isEmpty());
    }

    @Test
    void bothLinuxArchivesAreBroughtAlong() {
        ClassLoader loader = Binaries.class.getClassLoader();

        assertTrue(loader.getResource("postgres-linux-x86_64.txz") != null);
        assertTrue(loader.getResource("postgres-linux-arm_64.txz") != null);
    }
}
