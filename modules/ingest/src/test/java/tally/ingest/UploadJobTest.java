package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tally.domain.UploadId;
import tally.domain.sales.ErrorCode;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.LeaseLostException;
import tally.domain.uploads.Turn;
import tally.domain.uploads.Upload;
import tally.domain.uploads.Upload.Counters;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadStatus;
import tally.testkit.CapturedLog;
import tally.testkit.Shop;

class UploadJobTest {
    private static final long PLENTY = 10_000;

    private final Till till = new Till();

    @Test
    void everyRowIsBookedOrAFailedRow() {
        final Upload end = run("2025-11-07,Shirt,5,600\n2025-11-07,Shirt,5,600\n07/11/2025,Cap,1,50\n2025-11-08,Cap\n");

        assertEquals(UploadStatus.COMPLETED, end.status());
        assertEquals(new Counters(4, 2, 0, 2), end.counters());
        assertEquals("50", end.amounts().failed().toString());
        assertEquals(1, end.amounts().unreadableRows());
    }

    @Test
    void theSameFileAgainIsSkipped() {
        final String rows = "2025-11-07,Shirt,5,600\n2025-11-07,Shirt,5,600\n";
        run(rows);

        assertEquals(new Counters(2, 0, 2, 0), run(rows).counters());
    }

    @Test
    void underTheStrictRuleARepeatInsideTheFileIsSkipped() {
        till.send(Till.HEADER + "2025-11-07,Shirt,5,600\n2025-11-07,Shirt,5,600\n", Shop.options(DuplicateRule.STRICT));

        assertEquals(new Counters(2, 1, 1, 0), run(till.claim()).counters());
    }

    @Test
    void aFileWithoutARequiredColumnFailsAsAWhole() {
        final Upload end = run(till.sendAndClaim("Date,Product,Price\n2025-11-07,Shirt,600\n"));

        assertEquals(UploadStatus.FAILED, end.status());
        assertTrue(end.errorMessage().orElseThrow().contains("Quantity, Amount"));
    }

    @Test
    void moreFailedRowsThanAllowedFailTheUploadAndWhatWasBookedStays() {
        final Upload end = job(till.sendAndClaim(Till.sales(1) + "bad\n".repeat(5)), 3)
                .run(() -> true)
                .orElseThrow();

        assertEquals(UploadStatus.FAILED, end.status());
        assertEquals(new Counters(6, 1, 0, 4), end.counters());
        assertTrue(end.errorMessage().orElseThrow().startsWith("Stopped after 4 rows"));
    }

    @Test
    void asManyFailedRowsAsAllowedFailNothing() {
        final Upload end = job(till.sendAndClaim(Till.sales(1) + "bad\n".repeat(3)), 3)
                .run(() -> true)
                .orElseThrow();

        assertEquals(UploadStatus.COMPLETED, end.status());
    }

    @Test
    void theDayOfTheUploadDecidesWhatIsFutureHoweverLateItIsRead() {
        till.stores().clock().set(Instant.parse("2025-11-27T17:59:00Z"));
        till.send(Till.HEADER + "2025-11-27,Shirt,5,600\n2025-11-28,Shirt,5,600\n");
        till.stores().timePasses(Duration.ofDays(2));

        final Upload end = run(till.claim());

        assertEquals(new Counters(2, 1, 0, 1), end.counters());
        assertEquals(
                ErrorCode.FUTURE_DATE,
                till.stores()
                        .uploadBooks()
                        .failedRows(till.shop().id(), end.id(), 1)
                        .get(0)
                        .problem()
                        .code());
    }

    @Test
    void afterMidnightInTheShopsZoneItIsTomorrow() {
        till.stores().clock().set(Instant.parse("2025-11-27T18:00:00Z"));

        assertEquals(1, run("2025-11-28,Shirt,5,600\n").counters().created());
    }

    @Test
    void itStopsBetweenTwoBatches() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(2000));
        final Books books = new Books(till);

        final Optional<Upload> end = new UploadJob(upload, books, till.stores().corrections(), Till.means(PLENTY))
                .run(() -> books.batches < 1);

        assertEquals(Optional.empty(), end);
        assertEquals(500, till.upload(upload.claim().upload()).counters().created());
    }

    @Test
    void itStopsWhileItOnlyReads() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(20_000));
        final AtomicInteger asked = new AtomicInteger();

        assertEquals(Optional.empty(), job(upload, PLENTY).run(() -> asked.incrementAndGet() < 3));
        assertEquals(3, asked.get());
        assertEquals(0, till.upload(upload.claim().upload()).counters().processed());
    }

    @Test
    void aClaimThatIsLostWritesNothing() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(3));
        till.stores().timePasses(Shop.LEASE.plusSeconds(1));

        assertThrows(LeaseLostException.class, () -> run(upload));
        assertEquals(List.of(), till.booked());
    }

    @Test
    void afterACrashBehindAnyBatchItGoesOnWithTheSameResult() {
        final String text = Till.HEADER + mixed(8000);
        final Till undisturbed = new Till();
        final Upload expected = new UploadJob(
                        undisturbed.sendAndClaim(text),
                        new Books(undisturbed),
                        undisturbed.stores().corrections(),
                        Till.means(PLENTY))
                .run(() -> true)
                .orElseThrow();

        for (int batches = 0; batches < 3; batches++) {
            final Till crashed = new Till();
            final UploadId id = crashAfter(crashed, text, batches);
            final Upload end = new UploadJob(
                            crashed.claim(),
                            new Books(crashed),
                            crashed.stores().corrections(),
                            Till.means(PLENTY))
                    .run(() -> true)
                    .orElseThrow();

            assertEquals(id, end.id());
            assertEquals(expected.counters(), end.counters());
            assertEquals(expected.amounts(), end.amounts());
            assertEquals(salesOf(undisturbed), salesOf(crashed));
        }
    }

    @Test
    void aCrashBeforeTooManyFailedRowsAreToldDoesNotForgiveThem() {
        final ClaimedUpload first = till.sendAndClaim(Till.HEADER + "bad\n".repeat(5));
        final UploadBooks dying = new Books(till) {
            @Override
            public Upload fail(Claim claim, String message) {
                throw new IllegalStateException("the process is killed here");
            }
        };
        assertThrows(
                IllegalStateException.class,
                () -> new UploadJob(first, dying, till.stores().corrections(), Till.means(4)).run(() -> true));
        till.stores().timePasses(Shop.LEASE.plusSeconds(1));

        final Upload end = job(till.claim(), 4).run(() -> true).orElseThrow();

        assertEquals(UploadStatus.FAILED, end.status());
        assertTrue(end.errorMessage().orElseThrow().startsWith("Stopped after 5 rows"));
    }

    @Test
    void theRowCountIsCorrectedWhereTheFileHasOthers() {
        till.send(Till.sales(3), ImportOptions.DEFAULT, 7);

        assertEquals(new Counters(3, 3, 0, 0), run(till.claim()).counters());
    }

    @Test
    void itsStepsAreInTheLog() {
        try (CapturedLog log = new CapturedLog()) {
            final Upload end = run("2025-11-07,Shirt,5,600\nbad\n");

            assertTrue(log.has("CSV upload started: file_id=" + end.id() + ", rows=2"));
            assertTrue(log.has("CSV parsing: Created 1 transactions, skipped 0, failed 1"));
        }
    }

    @Test
    void aHundredDuplicatesAreLoggedAndThenTheNumberOfTheOthers() {
        final String text = Till.sales(150);
        run(till.sendAndClaim(text));
        try (CapturedLog log = new CapturedLog()) {
            run(till.sendAndClaim(text));

            assertEquals(100, log.linesWith("Duplicate detected: hash=").size());
            assertTrue(log.linesWith("Duplicate detected").get(0).matches(".*hash=[0-9a-f]{32}, skipped"));
            assertEquals(1, log.linesWith("Duplicates skipped: 50 more").size());
        }
    }

    @Test
    void duplicatesOfAnEarlierAttemptAreNotLoggedAgain() {
        final String text = Till.sales(1100);
        run(till.sendAndClaim(text));
        crashAfter(till, text, 1);
        try (CapturedLog log = new CapturedLog()) {
            run(till.claim());

            assertEquals(0, log.linesWith("Duplicate detected").size());
            assertEquals(1, log.linesWith("Duplicates skipped: 1000 more").size());
        }
    }

    private Upload run(String rows) {
        return run(till.sendAndClaim(Till.HEADER + rows));
    }

    private Upload run(ClaimedUpload upload) {
        return job(upload, PLENTY).run(() -> true).orElseThrow();
    }

    private UploadJob job(ClaimedUpload upload, long maxFailedRows) {
        return new UploadJob(
                upload, till.stores().uploadBooks(), till.stores().corrections(), Till.means(maxFailedRows));
    }

    /** Hands a file in, and has the process die behind so many batches, for longer than its lease. */
    private static UploadId crashAfter(Till till, String text, int batches) {
        final ClaimedUpload upload = till.sendAndClaim(text);
        final UploadBooks dying = new Books(till) {
            @Override
            public BatchResult book(Claim claim, Batch batch, Turn turn) {
                if (booked() == batches) {
                    throw new IllegalStateException("the process is killed here");
                }
                return super.book(claim, batch, turn);
            }
        };
        assertThrows(
                IllegalStateException.class,
                () -> new UploadJob(upload, dying, till.stores().corrections(), Till.means(PLENTY)).run(() -> true));
        till.stores().timePasses(Shop.LEASE.plusSeconds(1));
        return upload.claim().upload();
    }

    /** Rows of which every seventh is bad, and which repeat themselves. */
    private static String mixed(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> row % 7 == 3 ? "bad,Shirt,1,2.25\n" : "2025-11-07,Shirt,1," + (row % 97 + 1) + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> salesOf(Till till) {
        final List<String> sales = new ArrayList<>();
        till.booked().forEach(booked -> sales.add(booked.sale().toString()));
        sales.sort(null);
        return sales;
    }

    /** The shop's books, which count the batches. */
    private static class Books extends ForwardingBooks {
        private int batches;

        Books(Till till) {
            super(till.stores().uploadBooks());
        }

        final int booked() {
            return batches;
        }

        @Override
        public BatchResult book(Claim claim, Batch batch, Turn turn) {
            final BatchResult result = super.book(claim, batch, turn);
            batches++;
            return result;
        }
    }
}
