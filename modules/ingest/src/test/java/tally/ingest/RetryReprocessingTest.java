package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.accounts.User;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Field;
import tally.domain.uploads.Upload;
import tally.domain.uploads.Upload.Counters;
import tally.testkit.Shop;

/** A failed row goes, when it is retried, through the very rules of its upload. */
class RetryReprocessingTest {
    private static final String SHIRT = "2025-11-07,Shirt,5,600\n";
    private static final String BAD_SHIRT = "someday,Shirt,5,600\n";
    private static final Map<Field, String> CORRECTION = Map.of(Field.DATE, "2025-11-07");

    private final Till till = new Till();
    private final User staff = Shop.staff(till.stores(), "staff@tally.example");

    @Test
    void aCorrectedRowIsBooked() {
        final UploadId id = imports(BAD_SHIRT);

        assertEquals("resolved", retry(id, 2, CORRECTION));
        assertEquals(new Counters(1, 1, 0, 0), till.upload(id).counters());
    }

    @Test
    void anUncorrectedRowFailsAgain() {
        assertEquals("failed", retry(imports(BAD_SHIRT), 2, Map.of()));
    }

    @Test
    void aRowWhoseEqualOfItsOwnFileIsBookedIsAnotherSale() {
        assertEquals("resolved", retry(imports(SHIRT + BAD_SHIRT), 3, CORRECTION));
    }

    @Test
    void aRowThatAnotherUploadHasBookedIsADuplicate() {
        imports(SHIRT);

        assertEquals("duplicate", retry(imports(BAD_SHIRT), 2, CORRECTION));
    }

    @Test
    void theSecondOfTwoEqualRowsIsNewWhereOthersHoldOne() {
        imports(SHIRT);
        final UploadId second = imports(SHIRT + BAD_SHIRT);

        assertEquals("resolved", retry(second, 3, CORRECTION));
        assertEquals(2, till.booked().size());
    }

    @Test
    void aDateThatIsNoLongerInTheFutureIsTakenAtTheNextTry() {
        final UploadId id = imports("2025-11-28,Shirt,5,600\n");
        till.stores().timePasses(Duration.ofDays(1));

        assertEquals("resolved", retry(id, 2, Map.of()));
    }

    @Test
    void aRowOfTheFutureDoesNotCountItselfAmongTheEqualRowsOfItsFile() {
        final UploadId early = imports("2025-11-28,Shirt,5,600\n");
        till.stores().timePasses(Duration.ofDays(1));
        imports("2025-11-28,Shirt,5,600\n");

        assertEquals("duplicate", retry(early, 2, Map.of()));
        assertEquals(1, till.booked().size());
    }

    @Test
    void twoEqualRowsOfTheFutureDoNotCountEachOther() {
        final UploadId early = imports("2025-11-28,Shirt,5,600\n2025-11-28,Shirt,5,600\n");
        till.stores().timePasses(Duration.ofDays(1));
        imports("2025-11-28,Shirt,5,600\n2025-11-28,Shirt,5,600\n");

        assertEquals("duplicate", retry(early, 2, Map.of()));
        assertEquals("duplicate", retry(early, 3, Map.of()));
        assertEquals(2, till.booked().size());
    }

    private UploadId imports(String rows) {
        final Upload end = new UploadJob(
                        till.sendAndClaim(Till.HEADER + rows), till.stores().uploadBooks(), Till.means(100))
                .run(() -> true)
                .orElseThrow();
        assertTrue(end.errorMessage().isEmpty());
        return end.id();
    }

    private String retry(UploadId upload, long row, Map<Field, String> corrected) {
        till.stores()
                .failedJobs()
                .requestRetry(new RetryRequest(FailedJobId.ofRow(upload, row), staff.id(), Optional.of(corrected)));
        return till.stores()
                .retries()
                .tryNext(new RetryReprocessing(till.stores().uploadBooks()))
                .orElseThrow()
                .result();
    }
}
