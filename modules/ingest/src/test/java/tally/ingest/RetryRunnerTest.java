package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Field;
import tally.domain.uploads.DuplicateRule;
import tally.testkit.BadRows;
import tally.testkit.CapturedLog;
import tally.testkit.Shop;

class RetryRunnerTest {
    private static final int MANY = 20;

    private final Till till = new Till();
    private final RetryRunner runner = new RetryRunner(
            new IngestStores(
                    till.stores().queue(),
                    till.stores().uploadBooks(),
                    new Unsteady(),
                    till.stores().corrections()),
            new Told());
    private boolean databaseFails;

    /** Whether a row waits that met the trouble, and is not tried yet. */
    private boolean inTrouble;

    /** How often each outcome comes, for want of as many rows. */
    private int copies = 1;

    @Test
    void troubleIsSaidOnceHoweverLongItLastsAndOnceThatItIsOver() {
        try (CapturedLog log = new CapturedLog()) {
            databaseFails = true;
            for (int tries = 0; tries < MANY; tries++) {
                assertFalse(runner.runNext());
            }
            assertEquals(1, log.linesWith("Retries wait, the database failed").size());

            databaseFails = false;
            askForARow();
            assertTrue(runner.runNext());
            assertEquals(1, log.linesWith("Retries go on").size());
        }
    }

    @Test
    void newTroubleIsSaidAgain() {
        try (CapturedLog log = new CapturedLog()) {
            databaseFails = true;
            runner.runNext();
            databaseFails = false;
            askForARow();
            runner.runNext();
            databaseFails = true;
            runner.runNext();

            assertEquals(2, log.linesWith("Retries wait, the database failed").size());
        }
    }

    @Test
    void troubleGoesOnWhileTheRowThatMetItWaits() {
        try (CapturedLog log = new CapturedLog()) {
            databaseFails = true;
            inTrouble = true;
            runner.runNext();
            databaseFails = false;
            assertFalse(runner.runNext());

            assertEquals(0, log.linesWith("Retries go on").size());
        }
    }

    /** As where another node has tried it, or the commit had gone through whose answer was lost. */
    @Test
    void troubleIsOverOnceNoRowWaits() {
        try (CapturedLog log = new CapturedLog()) {
            databaseFails = true;
            runner.runNext();
            databaseFails = false;
            assertFalse(runner.runNext());
            assertFalse(runner.runNext());

            assertEquals(1, log.linesWith("Retries go on").size());
        }
    }

    @Test
    void aRowIsSaidWithItsIdAndManyInOneLine() {
        try (CapturedLog log = new CapturedLog()) {
            askForARow();
            runner.runNext();
            assertEquals(1, log.linesWith("Failed row retried: id=").size());

            copies = MANY;
            askForARow();
            runner.runNext();
            assertEquals(1, log.linesWith("Failed row retried: id=").size());
            assertEquals(1, log.linesWith("rows=20, outcomes={resolved=20}").size());
        }
    }

    private void askForARow() {
        final UploadId upload = till.shop().imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(2)));
        final UserId staff =
                Shop.staff(till.stores(), "staff-" + upload + "@tally.example").id();
        final Map<Field, String> corrected = Map.of(Field.DATE, "2025-11-07", Field.PRODUCT, upload.toString());
        till.stores()
                .failedJobs()
                .requestRetry(new RetryRequest(FailedJobId.ofRow(upload, 2), staff, Optional.of(corrected)));
    }

    /** A queue in a database that comes and goes. */
    private final class Unsteady extends ForwardingRetries {
        Unsteady() {
            super(till.stores().retries());
        }

        @Override
        public List<Outcome> tryNext(Reprocessing reprocessing, int most) {
            if (databaseFails) {
                throw new DatabaseException("away", new IllegalStateException(), true);
            }
            return super.tryNext(reprocessing, most).stream()
                    .flatMap(outcome -> Collections.nCopies(copies, outcome).stream())
                    .toList();
        }

        @Override
        public boolean anyInTrouble() {
            return inTrouble;
        }
    }
}
