package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.failures.Corrections;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.OpenRow;
import tally.domain.failures.RetryQueue;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.Upload;
import tally.domain.uploads.Upload.Counters;
import tally.testkit.CapturedLog;

/** Failed rows leave as a file, are corrected there and come back as an upload. */
class CorrectionsTest {
    private static final String BAD = "07/11/2025,Shirt,2,1700\n2025-11-07,Cap,none,50\n";

    private final Till till = new Till();

    @Test
    void theFileHasTheColumnsThatTallyReadsThenTheFailedJobThenTheError() throws IOException {
        final UploadId failed = run("Product,Card,Date,Amount,Quantity\nShirt,4111,07/11/2025,1700,2\n");

        assertEquals(
                "Date,Product,Quantity,Amount,failed_job_id,error\r\n"
                        + "07/11/2025,Shirt,2,1700," + FailedJobId.ofRow(failed, 2)
                        + ",Invalid date format (use YYYY-MM-DD): 07/11/2025\r\n",
                file(failed));
    }

    @Test
    void theFileUsesTheNamesOfTheFileThatTheRowsCameWith() throws IOException {
        assertTrue(file(runMapped()).startsWith("Tag,Ware,Menge,Summe,failed_job_id,error\r\n"));
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsDefusedAndANumberIsNot() throws IOException {
        final UploadId failed = run(Till.HEADER + "2025-11-07,=cmd|x,1,-5.00\n");

        assertTrue(file(failed).contains("2025-11-07,'=cmd|x,1,-5.00,"), file(failed));
    }

    @Test
    void theFileSaysThatItIsUtf8WhereThatMatters() throws IOException {
        assertEquals('D', file(run(Till.HEADER + BAD)).charAt(0));
        assertEquals(
                '\uFEFF', file(run(Till.HEADER + "07/11/2025,শার্ট,2,1700\n")).charAt(0));
    }

    @Test
    void anUploadWithoutFailedRowsHasAFileOfTheHeaderAlone() throws IOException {
        assertEquals("Date,Product,Quantity,Amount,failed_job_id,error\r\n", file(run(Till.sales(1))));
        assertTrue(file(run("nothing that Tally reads\n")).startsWith("Date,Product,"));
    }

    @Test
    void aCorrectedFileResolvesItsFailedRows() throws IOException {
        final UploadId failed = run(Till.HEADER + BAD);
        final UploadId corrected =
                run(file(failed).replace("07/11/2025,S", "2025-11-07,S").replace("none", "1"));

        assertEquals(new Counters(2, 2, 0, 0), till.upload(corrected).counters());
        assertEquals(new Counters(2, 0, 2, 0), till.upload(failed).counters());
        assertEquals(FailureStatus.RESOLVED, status(failed, 2));
        assertEquals(FailureStatus.RESOLVED, status(failed, 3));
        assertEquals(2, till.booked().size());
        assertConsistent();
    }

    @Test
    void theSameCorrectionsAgainAddNothing() throws IOException {
        final UploadId failed = run(Till.HEADER + BAD);
        final String text = file(failed).replace("07/11/2025,S", "2025-11-07,S").replace("none", "1");
        run(text);

        assertEquals(new Counters(2, 0, 2, 0), till.upload(run(text)).counters());
        assertEquals(2, till.booked().size());
        assertConsistent();
    }

    @Test
    void whatIsStillBadStaysTheSameFailedRow() throws IOException {
        final UploadId failed = run(Till.HEADER + BAD);
        final UploadId corrected = run(file(failed).replace("none", "1"));

        assertEquals(new Counters(2, 1, 0, 1), till.upload(corrected).counters());
        assertEquals(FailureStatus.FAILED, status(failed, 2));
        assertEquals(file(failed), file(corrected));
        assertConsistent();
    }

    @Test
    void theNamesAndFormatsOfTheFirstFileHoldForItsCorrections() throws IOException {
        final UploadId failed = runMapped();
        final UploadId corrected = run(file(failed).replace("31.11.2025", "30.10.2025"));

        assertEquals(new Counters(1, 1, 0, 0), till.upload(corrected).counters());
    }

    @Test
    void aDefusedCellIsBookedAsItWas() throws IOException {
        final UploadId failed = run(Till.HEADER + "07/11/2025,=Shirt,2,1700\n");
        run(file(failed).replace("07/11/2025,'", "2025-11-07,'"));

        assertEquals("=Shirt", till.booked().get(0).sale().product());
    }

    @Test
    void aDuplicateInACorrectedFileIsLoggedLikeAnyOther() throws IOException {
        run(Till.HEADER + "2025-11-07,Cap,1,50\n");
        final UploadId failed = run(Till.HEADER + "07/11/2025,Shirt,2,1700\n");
        try (CapturedLog log = new CapturedLog()) {
            run(file(failed) + "2025-11-07,Cap,1,50,,\n");

            assertEquals(1, log.linesWith("Duplicate detected: hash=").size());
        }
    }

    @Test
    void aRowWithoutAFailedJobIsARowLikeAnyOther() throws IOException {
        final UploadId failed = run(Till.HEADER + "07/11/2025,Shirt,2,1700\n");
        final String text = file(failed) + "2025-11-07,Cap,1,50,,\n2025-11-07,Cap,1,50,,\nbad,Cap,1,50,,\n";
        final UploadId corrected = run(text.replace("07/11/2025,S", "2025-11-07,S"));

        assertEquals(new Counters(4, 3, 0, 1), till.upload(corrected).counters());
        assertConsistent();
    }

    @Test
    void aFailedJobOfAnotherShopIsNoneHere() throws IOException {
        final Till other = new Till(till.stores(), "Rahim's Shop");
        final UploadId elsewhere = other.send(Till.HEADER + BAD);
        work(other.claim());
        final UploadId own = run("Date,Product,Quantity,Amount,failed_job_id\n" + "2025-11-07,Shirt,2,1700,"
                + FailedJobId.ofRow(elsewhere, 2) + "\n2025-11-07,Cap,1,50,seven\n");
        final List<FailedRow> errors =
                till.stores().uploadBooks().failedRows(till.shop().id(), own, 10);

        assertEquals(new Counters(2, 0, 0, 2), till.upload(own).counters());
        assertEquals(ErrorCode.UNKNOWN_FAILED_JOB, errors.get(0).problem().code());
        assertTrue(errors.get(1)
                .problem()
                .message()
                .endsWith("seven. To book the row as a new sale, leave that cell empty"));
        assertEquals(FailureStatus.FAILED, status(elsewhere, 2));
        assertConsistent();
    }

    @Test
    void tooManyThatAreStillBadEndTheUpload() throws IOException {
        final UploadId failed = run(Till.HEADER + BAD + BAD);
        till.send(file(failed));
        final Upload end = job(till.claim(), till.stores().corrections(), 1)
                .run(() -> true)
                .orElseThrow();

        assertEquals(2, end.counters().failed());
        assertTrue(end.errorMessage().orElseThrow().startsWith("Stopped after 2 rows"));
    }

    @Test
    void afterACrashBehindAnyRowItGoesOnWithTheSameResult() throws IOException {
        final UploadId failed = run(Till.HEADER + BAD);
        final UploadId corrected = till.send(
                file(failed).replace("07/11/2025,S", "2025-11-07,S").replace("none", "1") + "2025-11-07,Cap,1,50,,\n");
        for (int rows = 0; rows < 2; rows++) {
            final Dying dying = new Dying(till.stores().corrections());
            final var attempt = till.claim();
            assertThrows(
                    IllegalStateException.class, () -> job(attempt, dying, 100).run(() -> true));
            till.stores().queue().handBack(attempt.claim());
        }
        work(till.claim());

        assertEquals(new Counters(3, 3, 0, 0), till.upload(corrected).counters());
        assertEquals(3, till.booked().size());
        assertConsistent();
    }

    private UploadId runMapped() {
        final Map<Field, String> mapping =
                Map.of(Field.DATE, "Tag", Field.PRODUCT, "Ware", Field.QUANTITY, "Menge", Field.AMOUNT, "Summe");
        final ImportOptions options = new ImportOptions(
                DuplicateRule.COUNT,
                mapping,
                new Formats(Optional.of("dd.MM.uuuu"), Optional.empty()),
                Optional.empty(),
                Optional.empty());
        till.send("Tag,Ware,Menge,Summe\n31.11.2025,Shirt,2,1700\n", options);
        return work(till.claim());
    }

    private UploadId run(String text) {
        till.send(text);
        return work(till.claim());
    }

    private UploadId work(ClaimedUpload claimed) {
        return job(claimed, till.stores().corrections(), 100)
                .run(() -> true)
                .orElseThrow()
                .id();
    }

    private UploadJob job(ClaimedUpload claimed, Corrections corrections, long maxFailedRows) {
        return new UploadJob(claimed, till.stores().uploadBooks(), corrections, Till.means(maxFailedRows));
    }

    private String file(UploadId upload) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FailedRowsFile(till.stores().uploadBooks(), till.stores().corrections())
                .write(till.shop().id(), upload, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private FailureStatus status(UploadId upload, long row) {
        return till.stores()
                .failedJobs()
                .find(FailedJobId.ofRow(upload, row))
                .orElseThrow()
                .status();
    }

    private void assertConsistent() {
        assertEquals(
                Consistency.OK, till.stores().checks().ofBusiness(till.shop().id()));
    }

    /** Corrections of a process that dies right behind the first row that it books. */
    private record Dying(Corrections corrections) implements Corrections {
        @Override
        public List<OpenRow> openRows(BusinessId business, UploadId upload, long afterRow, int limit) {
            return corrections.openRows(business, upload, afterRow, limit);
        }

        @Override
        public Optional<ImportOptions> options(BusinessId business, UploadId upload) {
            return corrections.options(business, upload);
        }

        @Override
        public Optional<ImportOptions> options(BusinessId business, FailedJobId job) {
            return corrections.options(business, job);
        }

        @Override
        public Result correct(Claim claim, CorrectingRow row, RetryQueue.Reprocessing reprocessing) {
            corrections.correct(claim, row, reprocessing);
            throw new IllegalStateException("the process is killed here");
        }
    }
}
