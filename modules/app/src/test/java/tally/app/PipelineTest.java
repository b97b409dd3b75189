package tally.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.DatabaseException;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.books.Consistency;
import tally.domain.books.ConsistencyChecks;
import tally.domain.failures.RetryQueue;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Sale;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.Upload;
import tally.testkit.BadRows;
import tally.testkit.CapturedLog;
import tally.testkit.FakeSentry;
import tally.testkit.InMemoryStores;
import tally.testkit.Mending;
import tally.testkit.Sales;
import tally.testkit.Shop;
import tally.testkit.Stores.Spoiled;

class PipelineTest {
    private static final Sale SALE = Sales.sale().to("Karim").build();
    private static final ErrorReports NO_REPORTS = ErrorReports.init(Optional.empty(), "1.2.3", "production", "node-1");
    private static final Duration LATER = Duration.ofMinutes(2);

    private final InMemoryStores stores = new InMemoryStores();
    private final Shop shop = Shop.open(stores, "Ahmed's Shop");
    private final Pipeline pipeline = pipeline(stores.checks(), NO_REPORTS);
    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void endTheLog() {
        log.close();
    }

    @Test
    void theCheckOfACompletedUploadIsRecorded() {
        final UploadId id = shop.imports(SALE);

        pipeline.completed(shop.upload(id));
        pipeline.rested();

        assertEquals(Optional.of(Consistency.OK), shop.upload(id).consistency());
        assertFalse(log.has("Consistency:"));
    }

    @Test
    void aCheckWaitsForARestAndTheEventDoesNot() {
        final UploadId id = shop.imports(SALE);

        pipeline.completed(shop.upload(id));

        assertEquals(Optional.empty(), shop.upload(id).consistency());
        assertEquals(1, log.linesWith("Event published").size());
    }

    @Test
    void aCheckThatHasWaitedForAMinuteIsDoneWithoutARestAndOnlyOnce() {
        final UploadId id = shop.imports(SALE);
        pipeline.completed(shop.upload(id));
        stores.timePasses(LATER);

        pipeline.catchUp();
        pipeline.rested();

        assertEquals(Optional.of(Consistency.OK), shop.upload(id).consistency());
        assertEquals(1, log.linesWith("Upload checked").size());
    }

    @Test
    void whatDisagreesIsLoggedAsAWarningEach() {
        final UploadId id = shop.imports(SALE);
        stores.spoil(shop.id(), Spoiled.STOCK);

        pipeline.completed(shop.upload(id));
        pipeline.rested();

        assertEquals(1, shop.upload(id).consistency().orElseThrow().warnings().size());
        final List<String> warnings = log.linesWith("Consistency: file_id=" + id + ", check=stock");
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("WARN"), warnings.get(0));
        assertTrue(warnings.get(0).endsWith("expected -5, found -6"), warnings.get(0));
        assertFalse(warnings.get(0).contains(SALE.product()), warnings.get(0));
    }

    @Test
    void theEventOfACompletedUploadIsDeliveredToTheStubs() {
        final UploadId id = shop.imports(SALE);

        pipeline.completed(shop.upload(id));

        assertEquals(
                1, log.linesWith("Event published: topic=transaction.parsed").size());
        assertTrue(log.has("\"file_id\": \"" + id + "\", \"source\": \"csv\", \"transaction_count\": 1"));
        assertTrue(log.has("[STUB] Generating forecasts for business " + shop.id()));
        assertTrue(log.has("[STUB] Recalculating RFM for business " + shop.id()));
    }

    @Test
    void anUploadWithoutANewSaleHasNoEvent() {
        final UploadId first = shop.imports(SALE);
        pipeline.completed(shop.upload(first));
        pipeline.completed(shop.upload(shop.imports(SALE)));

        assertEquals(1, log.linesWith("Event published").size());
    }

    @Test
    void whatACompletedUploadCouldNotDoIsDoneLater() {
        final AtomicBoolean away = new AtomicBoolean(true);
        final Pipeline pipelineOnABadDay = pipeline(failingChecks(away, database()), NO_REPORTS);
        final UploadId id = shop.imports(SALE);
        pipelineOnABadDay.completed(shop.upload(id));
        pipelineOnABadDay.rested();
        assertEquals(Optional.empty(), shop.upload(id).consistency());
        pipelineOnABadDay.completed(shop.upload(id));
        pipelineOnABadDay.rested();
        assertEquals(1, log.linesWith("Checks wait, the database failed: away").size());

        away.set(false);
        stores.timePasses(LATER);
        pipelineOnABadDay.catchUp();

        assertEquals(Optional.of(Consistency.OK), shop.upload(id).consistency());
        assertEquals(1, log.linesWith("Checks go on").size());
        assertEquals(1, log.linesWith("Event published").size());
    }

    @Test
    void whatAProcessDidNotLiveToDoIsDoneByAnother() {
        final UploadId id = shop.imports(SALE);
        stores.timePasses(LATER);

        pipeline.catchUp();

        assertEquals(Optional.of(Consistency.OK), shop.upload(id).consistency());
        assertEquals(1, log.linesWith("Event published").size());
    }

    @Test
    void aCheckWithABugKeepsNeitherTheEventsNorTheHousekeeping() throws Exception {
        shop.imports(SALE);
        stores.timePasses(LATER);
        try (FakeSentry sentry = FakeSentry.start()) {
            try (ErrorReports reports = reportsTo(sentry)) {
                pipeline(failingChecks(new AtomicBoolean(true), new IllegalStateException("a bug")), reports)
                        .catchUp();
            }
            assertTrue(envelope(sentry).contains("a bug"));
        }
        assertEquals(1, log.linesWith("Event published").size());
        assertEquals(1, log.linesWith("Housekeeping failed").size());
    }

    @Test
    void aFailedUploadIsLoggedWithoutWhatStandsInTheFile() {
        shop.send("sales.csv");
        final Claim claim = shop.take("node-1");
        final Upload failed = stores.uploadBooks().fail(claim, "The first line of the file has: 4111222233334444");

        pipeline.failed(failed);

        final String line =
                log.linesWith("CSV upload failed: file_id=" + failed.id()).get(0);
        assertTrue(line.contains("WARN") && !line.contains("4111222233334444"), line);
    }

    @Test
    void aCrashIsReportedWithIdsAlone() throws Exception {
        shop.send("ahmeds-secret-sales.csv");
        final Claim claim = shop.take("node-1");
        try (FakeSentry sentry = FakeSentry.start()) {
            try (ErrorReports reports = reportsTo(sentry)) {
                pipeline(stores.checks(), reports).crashed(claim, new IllegalStateException("a bug"));
            }
            final String envelope = envelope(sentry);
            assertTrue(envelope.contains("\"file_id\":\"" + claim.upload() + "\""), envelope);
            assertTrue(envelope.contains("\"business_id\":\"" + shop.id() + "\""), envelope);
            assertTrue(envelope.contains("\"attempt\":\"1\""), envelope);
            assertTrue(envelope.contains("\"rows_done\":\"0\""), envelope);
            assertTrue(envelope.contains("\"node\":\"node-1\""), envelope);
            assertFalse(envelope.contains("ahmeds-secret"), envelope);
            assertFalse(envelope.contains("Ahmed's Shop"), envelope);
        }
    }

    @Test
    void aRetryThatBreaksIsReportedWithItsRowAndWithoutItsValues() throws Exception {
        final UploadId upload = shop.imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(2)));
        final RetryQueue.PendingRow row = pending(upload);
        try (FakeSentry sentry = FakeSentry.start()) {
            try (ErrorReports reports = reportsTo(sentry)) {
                pipeline(stores.checks(), reports).troubled(Optional.of(row), new IllegalStateException("a bug"));
            }
            final String envelope = envelope(sentry);
            assertTrue(envelope.contains("\"failed_job_id\":\"" + row.id() + "\""), envelope);
            assertTrue(envelope.contains("\"row\":\"2\""), envelope);
            assertTrue(envelope.contains("\"business_id\":\"" + shop.id() + "\""), envelope);
            assertFalse(envelope.contains("07/11/2025"), envelope);
        }
    }

    private RetryQueue.PendingRow pending(UploadId upload) {
        final UserId staff = Shop.staff(stores, "staff@tally.example").id();
        stores.failedJobs().requestRetry(new RetryRequest(FailedJobId.ofRow(upload, 2), staff, Optional.empty()));
        return stores.retries().tryNext(new Mending(SALE)).orElseThrow().row();
    }

    @Test
    void anInterruptionIsLoggedAndNotReported() throws Exception {
        shop.send("sales.csv");
        final Claim claim = shop.take("node-1");
        try (FakeSentry sentry = FakeSentry.start()) {
            try (ErrorReports reports = reportsTo(sentry)) {
                pipeline(stores.checks(), reports).interrupted(claim, "the node stops");
            }
            assertEquals(0, sentry.envelopes().size());
        }
        assertTrue(log.has("CSV upload interrupted: file_id=" + claim.upload() + ", node=node-1, the node stops"));
    }

    @Test
    void aRetriedRowThatBecameASaleIsTold() {
        final UploadId id = shop.imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(2)));
        stores.failedJobs()
                .requestRetry(new RetryRequest(
                        FailedJobId.ofRow(id, 2),
                        Shop.staff(stores, "staff@tally.example").id(),
                        Optional.of(Map.of())));
        final RetryQueue.Outcome outcome =
                stores.retries().tryNext(new Mending(SALE)).orElseThrow();

        pipeline.retried(List.of(outcome));

        assertEquals(
                1, log.linesWith("Event published: topic=transaction.parsed").size());
    }

    private Pipeline pipeline(ConsistencyChecks checks, ErrorReports reports) {
        return new Pipeline(
                new Stores(
                        stores.accounts(),
                        stores.inbox(),
                        stores.queue(),
                        stores.uploadBooks(),
                        stores.previewBooks(),
                        stores.control(),
                        stores.catalogue(),
                        stores.salesBooks(),
                        stores.failedJobs(),
                        stores.retries(),
                        stores.corrections(),
                        checks,
                        stores.events(),
                        stores.audit(),
                        stores.workload(),
                        stores.retention(),
                        new Stores.Receipts(stores.receipts(), stores.receipts(), stores.receipts()),
                        new Stores.People(stores.directory(), stores.tries())),
                reports);
    }

    private ConsistencyChecks failingChecks(AtomicBoolean failing, RuntimeException failure) {
        final ConsistencyChecks sound = stores.checks();
        return new ConsistencyChecks() {
            @Override
            public Consistency ofUpload(BusinessId business, UploadId upload) {
                if (failing.get()) {
                    throw failure;
                }
                return sound.ofUpload(business, upload);
            }

            @Override
            public Consistency ofBusiness(BusinessId business) {
                return sound.ofBusiness(business);
            }
        };
    }

    private static DatabaseException database() {
        return new DatabaseException("away", new IllegalStateException(), true);
    }

    private static ErrorReports reportsTo(FakeSentry sentry) {
        return ErrorReports.init(Optional.of(sentry.dsn()), "1.2.3", "production", "node-1");
    }

    private static String envelope(FakeSentry sentry) throws InterruptedException {
        return Optional.ofNullable(sentry.envelopes().poll(10, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("no report came"));
    }
}
