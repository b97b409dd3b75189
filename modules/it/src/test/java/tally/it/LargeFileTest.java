package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the file: 200 MB go through a heap of 96 MB. */
class LargeFileTest {
    private static final long MEGABYTE = 1_000_000;
    private static final ManySales SALES = new ManySales(390_000, 490);

    @TempDir
    static Path folder;

    private static RunningTally tally;

    @BeforeAll
    static void start() {
        tally = Tally.onFreshDatabase(folder)
                .withHeap("96m")
                .with("TALLY_MAX_UPLOAD_MB", "250")
                .serve();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @Test
    void twoHundredMegabytesGoThroughASmallHeap() throws IOException {
        Shop shop = tally.openShop();
        Path file = SALES.writeTo(folder.resolve("large.csv"));
        assertTrue(Files.size(file) > 200 * MEGABYTE, () -> file.toFile().length() + " bytes");

        JsonNode end = shop.upload(Form.file(file));

        assertEquals("completed", end.path("status").asText(), end::toString);
        assertEquals(SALES.rows(), end.path("created_transactions").asInt());
        Books.of(shop).assertHold(SALES);
    }

    /** Of each cell of a row that fails the beginning is kept, and a list shows a hundred such rows. */
    @Test
    void longRowsThatCanNotBeReadGoThroughASmallHeapToo() throws IOException {
        Shop shop = tally.openShop();
        String row = "someday,Shirt,1,600," + "n".repeat(900_000);
        Path file = folder.resolve("long-rows.csv");
        Files.write(file, List.of("Date,Product,Quantity,Amount,Notes"));
        Files.write(file, Collections.nCopies(150, row), StandardOpenOption.APPEND);

        JsonNode end = shop.upload(Form.file(file));

        assertEquals("completed", end.path("status").asText(), end::toString);
        assertEquals(150, end.path("rows_failed").asInt());
        assertEquals(
                "n".repeat(9_999) + "…",
                shop.failedJobs().get(99).at("/row_data/Notes").asText());
    }

    /** The server can't know beforehand that it is too large: it must count. */
    private static BodyPublisher withoutLength(Form form) {
        return BodyPublishers.fromPublisher(form.body());
    }

    @Test
    void aFileOverTheLimitIsRefusedAndTheServerLives() {
        Shop shop = tally.openShop();
        Path file = new ManySales(500_000, 490).writeTo(folder.resolve("too-large.csv"));

        Answer answer =
                shop.client().send("POST", "/data/upload-csv", withoutLength(Form.file(file)), Form.CONTENT_TYPE);

        answer.expect(413);
        assertTrue(answer.message().contains("250 MB"), answer.message());
        assertTrue(tally.isAlive());
        assertTrue(shop.client().results("/data/upload-csv").isEmpty());
    }
}
