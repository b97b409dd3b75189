package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.failures.Correction;
import tally.domain.failures.Corrections.CorrectingRow;
import tally.domain.failures.Corrections.Place;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.failures.RetryQueue.Reprocessing;
import tally.domain.sales.Checked;
import tally.domain.sales.SaleKey;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.Upload.Counters;
import tally.testkit.BadRows;
import tally.testkit.Sales;
import tally.testkit.Shop;

class ReopenedRowsTest {
    private final PostgresStores stores = PostgresStores.empty();
    private final Shop shop = Shop.open(stores, "Ahmed's Shop");
    private final UploadId failed =
            shop.imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(5), BadRows.badDate(6)));

    @Test
    void whatTheFileHasRecoveredWaitsForAPersonAgain() {
        final Claim claim =
                correct(5, new Checked.Accepted(Sales.sale().amount("99").build()));

        reopen(claim);

        assertEquals(FailureStatus.FAILED, job(5).status());
        assertEquals(Optional.empty(), job(5).recovery());
        assertEquals(new Counters(2, 0, 0, 2), shop.upload(failed).counters());
        assertEquals("219.50", shop.upload(failed).amounts().failed().toString());
    }

    @Test
    void whatTheFileCouldNotCorrectForgetsIt() {
        final Claim claim = correct(5, new Checked.Refused(BadRows.badDate(5).problem(), Optional.empty()));

        reopen(claim);

        assertEquals(List.of(), stores.uploadBooks().failedRows(shop.id(), claim.upload(), 10));
        assertEquals(2, stores.uploadBooks().failedRows(shop.id(), failed, 10).size());
    }

    private Claim correct(long row, Checked checked) {
        final Claim claim = shop.sendAndTake();
        final CorrectingRow correcting =
                new CorrectingRow(0, new Place(2, 2), FailedJobId.ofRow(failed, row), Correction.of(Map.of()));
        stores.corrections().correct(claim, correcting, new Judged(checked));
        return claim;
    }

    private static void reopen(Claim claim) {
        PostgresStores.database().inTransaction(connection -> {
            ReopenedRows.of(connection, claim.business(), claim.upload());
            return claim;
        });
    }

    private FailedJob job(long row) {
        return stores.failedJobs().find(FailedJobId.ofRow(failed, row)).orElseThrow();
    }

    private record Judged(Checked checked) implements Reprocessing {
        @Override
        public Checked check(PendingRow row) {
            return checked;
        }

        @Override
        public Map<SaleKey, Integer> equalRowsInFile(PendingRow row, Set<SaleKey> keys) {
            return Map.of();
        }
    }
}
