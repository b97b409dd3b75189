package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.uploads.DuplicateRule;
import tally.testkit.BadRows;
import tally.testkit.Shop;

/** Failed rows by cause, and what is done to many of them, or one, without looking at each. */
final class ManyFailedJobsRoutesTest {

    private static final String JOBS = "/admin/api/v1/failed-jobs";
    private static final RunningTally TALLY = RunningTally.start();

    private final Shop shop = TALLY.openShop();
    private final UploadId upload = shop.imports(
            DuplicateRule.COUNT,
            List.of(),
            List.of(BadRows.badDate(5), BadRows.badAmount(6), BadRows.badDate(7), BadRows.broken(8)));
    private final Client staff = TALLY.staff();

    @AfterAll
    static void stop() {
        TALLY.close();
    }

    @Test
    void groupsShowEachCauseWithAnExample() {
        Client.Answer answer = staff.get(JOBS + "/groups?file_id=" + upload);
        assertEquals(200, answer.status(), answer.text());
        assertEquals(3, answer.json().at("/results").size());
        assertEquals("INVALID_DATE", answer.at("/results/0/error_code"));
        assertEquals("Date", answer.at("/results/0/column"));
        assertEquals("2", answer.at("/results/0/count"));
        assertEquals("07/11/2025", answer.at("/results/0/example_value"));
        assertEquals(FailedJobId.ofRow(upload, 5).toString(), answer.at("/results/0/example_id"));
        assertEquals("sales.csv", answer.at("/results/0/file_name"));
        assertEquals(shop.business().name(), answer.at("/results/0/business_name"));
        assertTrue(answer.json().at("/results/2/column").isNull());
    }

    @Test
    void groupsAreFilteredAsTheListIs() {
        Client.Answer answer = staff.get(JOBS + "/groups?business_id=" + shop.id() + "&error_code=INVALID_AMOUNT");
        assertEquals(1, answer.json().at("/results").size());
        assertEquals(400, staff.get(JOBS + "/groups?limit=5").status());
    }

    @Test
    void allThatMatchAreRetriedWithTheCorrection() {
        int wakes = TALLY.wakes();
        Client.Answer answer = staff.post(
                JOBS + "/retry",
                "{\"file_id\":\"" + upload + "\",\"error_code\":\"INVALID_DATE\",\"set\":{\"PaymentMethod\":\"cash\"},"
                        + "\"date_format\":\"dd/MM/yyyy\",\"number_format\":\"1.234,56\"}");
        assertEquals(202, answer.status(), answer.text());
        assertEquals("pending", answer.at("/status"));
        assertEquals("2", answer.at("/count"));
        assertEquals(wakes + 1, TALLY.wakes());
        Client.Answer job = staff.get(job(7));
        assertEquals("cash", job.at("/row_data/PaymentMethod"));
        assertEquals("dd/MM/yyyy", job.at("/retries/0/date_format"));
        assertEquals("1.234,56", job.at("/retries/0/number_format"));
        assertEquals("failed", staff.get(job(6)).at("/status"));
    }

    @Test
    void aDryRunSaysHowManyWouldPassAndChangesNothing() {
        String rows = "{\"file_id\":\"" + upload + "\",\"dry_run\":true";
        Client.Answer asTheyAre = staff.post(JOBS + "/retry", rows + "}");
        Client.Answer mended = staff.post(JOBS + "/retry", rows + ",\"date_format\":\"dd/MM/yyyy\"}");
        assertEquals(200, mended.status(), mended.text());
        assertEquals("4", asTheyAre.at("/count"));
        assertEquals("0", asTheyAre.at("/would_pass"));
        assertEquals("2", mended.at("/would_pass"));
        assertEquals("failed", staff.get(job(5)).at("/status"));
        assertEquals(0, staff.get(job(5)).json().at("/retries").size());
    }

    @Test
    void aCallThatDoesNotSayWhichRowsIsRefused() {
        for (String path : List.of("/retry", "/discard")) {
            Client.Answer answer = staff.post(JOBS + path, "{}");
            assertEquals(400, answer.status(), path);
            assertTrue(answer.at("/message").contains("file_id"), answer.text());
        }
        assertEquals("failed", staff.get(job(5)).at("/status"));
    }

    @Test
    void aCorrectionThatCannotBeReadIsRefusedByName() {
        String rows = "{\"file_id\":\"" + upload + "\",";
        assertEquals("set.Colour", field(rows + "\"set\":{\"Colour\":\"red\"}}"));
        assertEquals("date_format", field(rows + "\"date_format\":\"q\"}"));
        assertEquals("number_format", field(rows + "\"number_format\":\"1'234\"}"));
        assertEquals("error_code", field(rows + "\"error_code\":\"OOPS\"}"));
        assertEquals("ids", field("{\"ids\":[null]}"));
        assertEquals("colour", field(rows + "\"colour\":\"red\"}"));
        assertEquals(
                404,
                staff.post(JOBS + "/retry", "{\"business_id\":\"" + Shop.nextId() + "\"}")
                        .status());
    }

    private String field(String body) {
        Client.Answer answer = staff.post(JOBS + "/retry", body);
        assertEquals(400, answer.status(), answer.text());
        return answer.at("/details/field");
    }

    @Test
    void aRowIsDiscardedOnce() {
        Client.Answer answer = staff.post(job(5) + "/discard");
        assertEquals(200, answer.status(), answer.text());
        assertEquals("discarded", answer.at("/status"));
        assertEquals("discarded", staff.get(job(5)).at("/retries/0/outcome"));
        Client.Answer again = staff.post(job(5) + "/discard");
        assertEquals(409, again.status());
        assertEquals("discarded", again.at("/details/status"));
        assertEquals(409, staff.post(job(5) + "/retry").status());
        assertEquals(404, staff.post(JOBS + "/" + Shop.nextId() + "/discard").status());
    }

    @Test
    void theNamedRowsAreDiscarded() {
        String ids = "{\"ids\":[\"" + FailedJobId.ofRow(upload, 5) + "\",\"" + Shop.nextId() + "\"]}";
        Client.Answer answer = staff.post(JOBS + "/discard", ids);
        assertEquals(200, answer.status(), answer.text());
        assertEquals("1", answer.at("/count"));
        assertEquals("failed", staff.get(job(7)).at("/status"));
    }

    private String job(long row) {
        return JOBS + "/" + FailedJobId.ofRow(upload, row);
    }
}
