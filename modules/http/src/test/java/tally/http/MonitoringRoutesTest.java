package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.testkit.Sales;
import tally.testkit.Shop;
import tally.testkit.Stores;

final class MonitoringRoutesTest {

    private final RunningTally tally = RunningTally.start();

    @AfterEach
    void stop() {
        tally.close();
    }

    @Test
    void uploadAtWorkShowsItsSpeedAndWhatIsLeft() {
        bookTwoOfThreeRowsInTenSeconds(tally.openShop());
        Client.Answer answer = tally.staff().get("/admin/api/v1/upload-status");
        assertEquals("1", answer.at("/active_uploads"));
        assertEquals("processing", answer.at("/recent_uploads/0/status"));
        assertEquals("2", answer.at("/recent_uploads/0/rows_processed"));
        assertEquals("3", answer.at("/recent_uploads/0/rows_total"));
        assertEquals("0.2", answer.at("/recent_uploads/0/rows_per_second"));
        assertEquals("5", answer.at("/recent_uploads/0/remaining_seconds"));
        assertEquals("10", answer.at("/recent_uploads/0/elapsed_seconds"));
    }

    private void bookTwoOfThreeRowsInTenSeconds(Shop shop) {
        Claim claim = shop.sendAndTake();
        tally.stores().timePasses(Duration.ofSeconds(10));
        List<Sale> sales = List.of(Sales.sale().build(), Sales.sale().build());
        tally.stores().uploadBooks().book(claim, new Batch(0, Sales.keyed(DuplicateRule.COUNT, sales), List.of()));
    }

    @Test
    void uploadSaysWhatItIsAndWhose() {
        Shop shop = tally.openShop();
        shop.send("sales.csv");
        Client.Answer answer = tally.staff().get("/admin/api/v1/upload-status");
        assertEquals("csv", answer.at("/recent_uploads/0/kind"));
        assertEquals("sales.csv", answer.at("/recent_uploads/0/file_name"));
        assertEquals(shop.business().name(), answer.at("/recent_uploads/0/business_name"));
    }

    @Test
    void uploadThatHasEndedHasNothingLeft() {
        Shop shop = tally.openShop();
        shop.imports(Sales.sale().build());
        tally.stores().timePasses(Duration.ofMinutes(5));
        Client.Answer answer =
                tally.staff().get("/admin/api/v1/upload-status?business_id=" + shop.id() + "&status=completed&limit=1");
        assertEquals("0", answer.at("/active_uploads"));
        assertEquals("0", answer.at("/recent_uploads/0/remaining_seconds"));
        assertEquals("0", answer.at("/recent_uploads/0/elapsed_seconds"));
    }

    @Test
    void uploadSaysWhereInTheQueueItWaitsAndWhoHasIt() {
        Shop shop = tally.openShop();
        shop.sendAndTake();
        shop.send("next.csv");
        Client.Answer answer = tally.staff().get("/admin/api/v1/upload-status");
        assertEquals("1", answer.at("/recent_uploads/0/queue_place"));
        assertTrue(answer.json().at("/recent_uploads/0/node").isNull());
        assertEquals("node-1", answer.at("/recent_uploads/1/node"));
        assertTrue(answer.json().at("/recent_uploads/1/queue_place").isNull());
    }

    @Test
    void streamTellsWhateverMovesUntilItsListenerSignsOut() throws IOException {
        Shop shop = tally.openShop();
        Client staff = tally.staff();
        try (BufferedReader stream = staff.listen("/admin/api/v1/upload-status/stream?business_id=" + shop.id())) {
            assertTrue(stream.readLine().startsWith("data: {\"active_uploads\":0"));
            stream.readLine();
            shop.send("sales.csv");
            assertTrue(stream.readLine().startsWith("data: {\"active_uploads\":1"));
            stream.readLine();
            staff.delete("/auth/token");
            assertEquals(Optional.empty(), Optional.ofNullable(stream.readLine()));
        }
    }

    @Test
    void uploadThatWaitsSaysNothingOfItsSpeed() {
        tally.openShop().send("sales.csv");
        Client.Answer answer = tally.staff().get("/admin/api/v1/upload-status");
        assertEquals("pending", answer.at("/recent_uploads/0/status"));
        assertTrue(answer.json().at("/recent_uploads/0/rows_per_second").isNull());
        assertTrue(answer.json().at("/recent_uploads/0/remaining_seconds").isNull());
        assertTrue(answer.json().at("/recent_uploads/0/started_at").isNull());
    }

    @Test
    void consistencyNamesWhatDisagrees() {
        Shop shop = tally.openShop();
        shop.imports(Sales.sale().to("Rahim").build());
        Client staff = tally.staff();
        String check = "/admin/api/v1/consistency?business_id=" + shop.id();
        assertEquals("true", staff.get(check).at("/ok"));
        tally.stores().spoil(shop.id(), Stores.Spoiled.STOCK);
        Client.Answer spoiled = staff.get(check);
        assertEquals("false", spoiled.at("/ok"));
        assertFalse(spoiled.at("/warnings/0/check").isEmpty());
        assertEquals("2025-11-27T06:00:00Z", spoiled.at("/checked_at"));
        assertEquals(400, staff.get("/admin/api/v1/consistency").status());
    }

    @Test
    void metricsAreForStaffAndForWhoeverShowsTheirToken() {
        Client.Answer answer =
                tally.anyone().withToken(RunningTally.METRICS_TOKEN).get("/metrics");
        assertEquals(200, answer.status());
        assertEquals("text/plain; version=0.0.4; charset=utf-8", answer.header("Content-Type"));
        assertEquals("tally_test 1\n", answer.text());
        assertEquals(200, tally.staff().get("/metrics").status());
        assertEquals(401, tally.anyone().get("/metrics").status());
        assertEquals(403, tally.personOf(tally.openShop()).get("/metrics").status());
        Client scraper = tally.anyone().withToken(RunningTally.METRICS_TOKEN);
        assertEquals(401, scraper.get("/admin/api/v1/businesses").status());
    }

    @Test
    void observerIsToldOfEveryRequest() {
        tally.anyone().get("/healthz");
        tally.anyone().get("/nothing");
        tally.anyone().send(tally.anyone().request("/healthz").method("BREW", BodyPublishers.noBody()));
        assertEquals(List.of("GET 200", "GET 404", "other 405"), tally.answered());
    }

    @Test
    void readyNamesWhatIsMissing() {
        assertEquals(200, tally.anyone().get("/healthz").status());
        assertEquals("ready", tally.anyone().get("/readyz").at("/status"));
        tally.missing().add("The database cannot be reached.");
        Client.Answer answer = tally.anyone().get("/readyz");
        assertEquals(503, answer.status());
        assertEquals("UNAVAILABLE", answer.errorCode());
        assertEquals("The database cannot be reached.", answer.at("/details/missing/0"));
        assertFalse(answer.header("Retry-After").isEmpty());
        assertEquals(200, tally.anyone().get("/healthz").status());
    }

    @Test
    void frontPageAndItsStyleAreServed() {
        Client.Answer page = tally.anyone().get("/");
        assertEquals("text/html; charset=utf-8", page.header("Content-Type"));
        assertTrue(page.text().contains("<title>Tally</title>"));
        assertEquals(200, tally.anyone().get("/console/css/base.css").status());
        assertEquals(
                404, tally.anyone().get("/console/css/..%2f..%2fConsole.class").status());
        assertEquals("", tally.anyone().head("/").text());
    }

    @Test
    void everyErrorHasTheShapeOfTheContract() {
        Client.Answer missing = tally.anyone().get("/nothing/here");
        assertEquals(404, missing.status());
        assertEquals("application/json", missing.header("Content-Type"));
        assertEquals("NOT_FOUND", missing.errorCode());
        assertFalse(missing.at("/message").isEmpty());
        Client.Answer wrongMethod = tally.anyone().delete("/healthz");
        assertEquals(405, wrongMethod.status());
        assertEquals("METHOD_NOT_ALLOWED", wrongMethod.errorCode());
        assertEquals("GET, HEAD", wrongMethod.header("Allow"));
    }
}
