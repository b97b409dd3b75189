package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tally.domain.UploadId;
import tally.testkit.Sales;
import tally.testkit.Shop;

final class HistoryRoutesTest {

    private static final RunningTally TALLY = RunningTally.start();

    private final Shop shop = TALLY.openShop();
    private final Client staff = TALLY.staff();

    @AfterAll
    static void stop() {
        TALLY.close();
    }

    @Test
    void eventShowsItsPayloadAndThatItWaits() {
        UploadId upload = shop.imports(Sales.sale().to("Rahim").build());
        Client.Answer answer = staff.get("/admin/api/v1/events?topic=transaction.parsed&file_id=" + upload);
        assertEquals("1", answer.at("/count"));
        assertEquals("transaction.parsed", answer.at("/results/0/topic"));
        assertEquals(shop.id().toString(), answer.at("/results/0/payload/business_id"));
        assertEquals("1", answer.at("/results/0/payload/transaction_count"));
        assertEquals(1, answer.json().at("/results/0/payload/affected_products").size());
        assertTrue(answer.json().at("/results/0/delivered_at").isNull());
        assertTrue(answer.json().at("/results/0/error").isNull());
    }

    @Test
    void eventIsDeliveredOnceMore() {
        UploadId upload = shop.imports(Sales.sale().build());
        deliverAll();
        String list = "/admin/api/v1/events?file_id=" + upload;
        String id = staff.get(list).at("/results/0/id");
        assertEquals("1", staff.get(list).at("/results/0/attempts"));
        Client.Answer answer = staff.post("/admin/api/v1/events/" + id + "/redeliver");
        assertEquals(202, answer.status(), answer.text());
        assertTrue(answer.json().at("/delivered_at").isNull());
        assertEquals(
                404,
                staff.post("/admin/api/v1/events/" + shop.id() + "/redeliver").status());
    }

    private static void deliverAll() {
        while (TALLY.stores().events().deliverNext(event -> {})) {
            Thread.onSpinWait();
        }
    }

    @Test
    void unknownTopicOrActionIsRefusedByName() {
        assertEquals("topic", staff.get("/admin/api/v1/events?topic=no").at("/details/parameter"));
        assertEquals("action", staff.get("/admin/api/v1/audit?action=no").at("/details/parameter"));
    }

    @Test
    void trailShowsWhatThePersonDid() {
        UploadId upload = shop.imports(Sales.sale().build());
        TALLY.personOf(shop).delete("/data/upload-csv/" + upload);
        Client.Answer answer = staff.get("/admin/api/v1/audit?action=upload.undone&subject=" + upload);
        assertEquals("1", answer.at("/count"));
        assertTrue(answer.at("/results/0/actor").endsWith("@tally.example"));
        assertEquals(shop.id().toString(), answer.at("/results/0/business_id"));
        assertEquals("completed", answer.at("/results/0/before/status"));
        assertEquals("undone", answer.at("/results/0/after/status"));
    }
}
