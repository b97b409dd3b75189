package tally.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The soak in short, with faults that are not left to chance; {@code ./build.sh soak} is the long one. */
@Tag("database")
class SoakTest {
    private static final long SEED = 20_251_106;
    private static final int ROWS = 30_000;

    @TempDir
    Path folder;

    @Test
    void booksHoldTheTruthAfterAKilledNodeAndACutConnection() {
        try (SoakWorld world = SoakWorld.in(folder);
                SoakRounds rounds = new SoakRounds(world, SEED, ROWS)) {
            assertAgrees(rounds.play(1, List.of(Fault.KILL)));
            assertAgrees(rounds.play(2, List.of(Fault.CUT)));
        }
    }

    private static void assertAgrees(SoakRound round) {
        assertTrue(round.agrees(), round::text);
    }
}
