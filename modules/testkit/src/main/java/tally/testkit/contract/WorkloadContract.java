package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.UploadStatus;
import tally.domain.uploads.Workload;
import tally.testkit.BadRows;

/** What {@link Workload} promises. */
public abstract class WorkloadContract extends StoreContract {
    /** For subclasses. */
    protected WorkloadContract() {}

    @Test
    void whereNothingHappenedEverythingIsZero() {
        final Workload.Figures figures = figures();

        for (final UploadStatus status : UploadStatus.values()) {
            assertEquals(0, figures.uploads(status));
        }
        assertEquals(Optional.empty(), figures.oldestWaiting());
        assertEquals(0, figures.openFailedRows());
    }

    @Test
    void uploadsOfAllBusinessesAreCountedByTheirStatus() {
        shop().imports();
        otherShop().imports();
        shop().sendAndTake();
        shop().send("waits.csv");

        assertEquals(2, figures().uploads(UploadStatus.COMPLETED));
        assertEquals(1, figures().uploads(UploadStatus.PROCESSING));
        assertEquals(1, figures().uploads(UploadStatus.PENDING));
    }

    @Test
    void theOneThatWaitsLongestSaysHowLong() {
        shop().send("first.csv");
        stores().timePasses(Duration.ofMinutes(3));
        shop().send("second.csv");
        final Duration waited = figures().oldestWaiting().orElseThrow();

        assertTrue(waited.compareTo(Duration.ofSeconds(170)) > 0 && waited.compareTo(Duration.ofMinutes(5)) < 0);
    }

    @Test
    void failedRowsCountWhileTheyAreOpen() {
        final UploadId upload =
                shop().imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(2), BadRows.badDate(3)));
        assertEquals(2, figures().openFailedRows());

        stores().control().undo(shop().scope(), upload, Actor.COMMAND_LINE);

        assertEquals(0, figures().openFailedRows());
    }

    private Workload.Figures figures() {
        return stores().workload().figures();
    }
}
