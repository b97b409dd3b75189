package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that remove what is older than 30 days: what goes, what stays, and what still works without it. */
@Timeout(180)
@Tag("database")
class RetentionTest {
    private static final SalesCsv MENDED = SalesCsv.oneGoodOneBad();
    private static final SalesCsv WAITING =
            SalesCsv.usual().row("2025-11-08", "Tea", "1", "50", "Rahim").row("08/11/2025", "Belt", "1", "70", "Rahim");

    @TempDir
    static Path folder;

    @TempDir
    static Path otherFolder;

    private static RunningTally tally;
    private static RunningTally other;
    private static Shop shop;
    private static String mended;
    private static String waiting;
    private static String mendedRow;

    @BeforeAll
    static void letFortyDaysPass() {
        tally = Tally.onFreshDatabase(folder)
                .with("TALLY_KEEP_UPLOADED_BYTES_DAYS", "30")
                .with("TALLY_KEEP_RECOVERED_ROWS_DAYS", "30")
                .with("TALLY_KEEP_DELIVERED_EVENTS_DAYS", "30")
                .with("TALLY_KEEP_AUDIT_ENTRIES_DAYS", "30")
                .serve();
        other = tally.recipe().in(otherFolder).serve();
        shop = tally.openShop();
        mended = shop.upload(MENDED).path("file_id").asText();
        mendedRow = shop.failedJobs().get(0).path("id").asText();
        shop.retry(mendedRow, "{\"Date\": \"2025-11-07\"}").expect(202);
        shop.retried(mendedRow);
        waiting = shop.upload(WAITING).path("file_id").asText();
        Await.until("the events to be delivered", () -> undelivered() == 0);
        Await.until("the first sweep, which finds nothing", () -> sweeps() == 1);
        age();
        Await.until("the sweep forty days later", () -> sweeps() == 2);
    }

    @AfterAll
    static void stop() {
        other.close();
        tally.close();
    }

    private static long undelivered() {
        return Long.parseLong(tally.sql().text("select count(*) from events where delivered_at is null"));
    }

    private static List<String> lines() {
        return Stream.of(tally, other)
                .flatMap(node -> node.log().containing("Retention: ").stream())
                .toList();
    }

    private static int sweeps() {
        return lines().size();
    }

    /** The database's clock can't be set, so all that it has timed gets older. */
    private static void age() {
        tally.sql().run("""
                        set session_replication_role = replica;
                        update uploads set completed_at = completed_at - interval '40 days';
                        update failed_jobs set resolved_at = resolved_at - interval '40 days';
                        update events set delivered_at = delivered_at - interval '40 days';
                        update audit_entries set at = at - interval '40 days';
                        update retention_turn set until = '-infinity';
                        """);
    }

    private static String bytes(String upload) {
        return tally.sql().text("select count(*) from upload_chunks where file_id = '" + upload + "'");
    }

    @Test
    void oneNodeSaysInOneLineWhatItRemoved() {
        String line = lines().stream()
                .filter(removed -> removed.contains("uploaded_bytes=1"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(lines().toString()));

        assertTrue(
                line.matches(".*\\[INFO] \\[tally\\.app] Retention: removed uploaded_bytes=1, recovered_rows=1,"
                        + " delivered_events=3, audit_entries=[1-9][0-9]*"),
                line);
        assertEquals(2, sweeps());
    }

    @Test
    void theBytesOfAFileThatIsDoneWithGoAndItsRecordStays() {
        assertEquals("0", bytes(mended));
        JsonNode upload = shop.client().status(mended);
        assertEquals("completed", upload.path("status").asText());
        assertEquals(2, upload.path("created_transactions").asInt());
    }

    @Test
    void theRecoveredRowIsNotThereAnyMoreAndItsSaleIs() {
        tally.staff().get("/admin/api/v1/failed-jobs/" + mendedRow).expect(404);
        assertEquals(
                1,
                shop.transactions().stream()
                        .filter(sale -> sale.path("product_name").asText().equals("Shirt"))
                        .count());
        assertEquals(
                200,
                shop.client()
                        .get("/data/upload-csv/" + mended + "/failed-rows.csv")
                        .status());
    }

    @Test
    void aRowThatWaitsKeepsItsFileAndCanBeMended() {
        assertEquals("1", bytes(waiting));
        String row = shop.failedJobs().get(0).path("id").asText();
        shop.retry(row, "{\"Date\": \"2025-11-08\"}").expect(202);

        assertEquals("resolved", shop.retried(row).path("status").asText());
        assertTrue(
                shop.consistency().path("ok").asBoolean(),
                () -> shop.consistency().toString());
    }

    @Test
    void theSameBytesAreStillKnown() {
        String again = shop.client()
                .upload(MENDED.form())
                .expect(202)
                .at("/data/duplicate_of")
                .asText();
        assertEquals(mended, again);
    }

    @Test
    void oldEventsAndEntriesOfTheAuditTrailAreGone() {
        assertEquals(List.of(), tally.staff().results("/admin/api/v1/events?file_id=" + mended));
        assertEquals(List.of(), tally.staff().results("/admin/api/v1/audit?subject=" + shop.businessId()));
    }

    @Test
    void anEntryOfTheAuditTrailCanStillNotBeRemovedByHand() {
        Shop.open(tally);
        assertThrows(AssertionError.class, () -> tally.sql().run("delete from audit_entries"));
    }
}
