package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receipt has what a file has: whatever dies or goes away while it is read or booked, it is booked once. */
@Tag("long-waits")
class ReceiptFaultsTest {
    private static final String RECEIPTS = "/data/upload-receipt";

    @TempDir
    Path folder;

    @Test
    void aProcessThatIsKilledOverAReceiptAndStartedAgainBooksItOnce() {
        try (Scene scene = Scene.on(Tally.standaloneWithoutPrograms(folder))) {
            String receipt = scene.atItsBooking();

            scene.tally.kill();
            scene.lock.release();

            try (RunningTally again = scene.tally.again()) {
                assertBookedOnce(scene.shop.at(again), receipt);
                assertEquals("1", again.sql().text("select count(*) from events"));
            }
        }
    }

    @Test
    void aReceiptOverWhichThreeProcessesWereKilledIsFailedAndSaysSo() {
        try (Scene scene = Scene.on(Tally.standaloneWithoutPrograms(folder))) {
            String receipt = scene.atItsBooking();
            scene.tally.kill();
            RunningTally victim = scene.tally.again();
            for (String attempt : List.of("2", "3")) {
                RunningTally now = victim;
                Await.until("try " + attempt, () -> attempts(now, receipt).equals(attempt));
                victim.kill();
                victim = victim.again();
            }
            scene.lock.release();

            try (RunningTally last = victim) {
                JsonNode end = ended(scene.shop.at(last), receipt);
                assertEquals("failed", end.path("status").asText(), end::toString);
                assertTrue(end.path("error_message").asText().contains("3 times"), end::toString);
                assertEquals(0, scene.shop.at(last).transactionCount());
            }
        }
    }

    @Test
    void anOutageInTheMiddleOfAReceiptIsWaitedOut() {
        try (RestartablePostgres postgres = RestartablePostgres.in(folder.resolve("postgres"));
                Scene scene = Scene.on(Tally.standaloneWithoutPrograms(folder).with("DATABASE_URL", postgres.url()))) {
            String receipt = scene.atItsBooking();

            postgres.restartAfter(() -> {
                Answer answer = send(scene.shop);
                answer.expect(503);
                assertTrue(Integer.parseInt(answer.header("Retry-After").orElseThrow()) > 0);
                Await.passing(Duration.ofSeconds(5));
            });

            assertBookedOnce(scene.shop, receipt);
        }
    }

    private static void assertBookedOnce(Shop shop, String receipt) {
        JsonNode end = ended(shop, receipt);
        assertEquals("completed", end.path("status").asText(), end::toString);
        assertEquals(2, shop.transactionCount());
        assertEquals(-1, shop.product("Green Tea").path("current_stock").asInt());
        assertTrue(
                shop.consistency().path("ok").asBoolean(),
                () -> shop.consistency().toString());
    }

    private static JsonNode ended(Shop shop, String receipt) {
        return Await.value(
                "the end of receipt " + receipt,
                () -> Optional.of(shop.client().get(RECEIPTS + "/" + receipt).expect(200))
                        .filter(found -> !List.of("pending", "processing")
                                .contains(found.path("status").asText())));
    }

    private static Answer send(Shop shop) {
        String head = "--b0\r\nContent-Disposition: form-data; name=\"image\"; filename=\"receipt.png\"\r\n\r\n";
        List<byte[]> form = List.of(
                head.getBytes(StandardCharsets.UTF_8),
                ReceiptPicture.png(),
                "\r\n--b0--\r\n".getBytes(StandardCharsets.UTF_8));
        return shop.client()
                .send("POST", RECEIPTS, BodyPublishers.ofByteArrays(form), "multipart/form-data; boundary=b0");
    }

    private static String attempts(RunningTally tally, String receipt) {
        return tally.sql().text("select attempt from uploads where id = '" + receipt + "'");
    }

    /** A Tally that reads receipts, and a lock that keeps it from booking any. */
    private record Scene(RunningTally tally, Shop shop, HeldLock lock) implements AutoCloseable {
        static Scene on(Tally recipe) {
            RunningTally tally = recipe.with("TALLY_LEASE_SECONDS", "3600").serve();
            JsonNode missing = tally.anonymous().get("/readyz").expect(200).path("missing");
            if (!missing.isEmpty()) {
                tally.close();
            }
            assumeTrue(missing.isEmpty(), () -> "Skipped, no Tesseract for this machine: " + missing);
            return new Scene(tally, tally.openShop(), HeldLock.on("sales", recipe.databaseUrl()));
        }

        /** Hands a receipt in, and waits until it has been read and its items wait for the lock. */
        String atItsBooking() {
            String receipt = send(shop).expect(202).at("/data/image_id").asText();
            Await.until(
                    "its items to be booked",
                    () -> tally.sql()
                            .text("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and wait_event_type = 'Lock'")
                            .equals("1"));
            return receipt;
        }

        @Override
        public void close() {
            lock.close();
            if (tally.isAlive()) {
                tally.close();
            }
        }
    }
}
