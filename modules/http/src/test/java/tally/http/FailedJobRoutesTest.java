package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tally.domain.UploadId;
import tally.domain.uploads.DuplicateRule;
import tally.testkit.BadRows;
import tally.testkit.Shop;

final class FailedJobRoutesTest {

    private static final String JOBS = "/admin/api/v1/failed-jobs";
    private static final RunningTally TALLY = RunningTally.start();

    private final Shop shop = TALLY.openShop();
    private final UploadId upload =
            shop.imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(5), BadRows.badAmount(6)));
    private final Client staff = TALLY.staff();

    @AfterAll
    static void stop() {
        TALLY.close();
    }

    @Test
    void failedRowsAreListedWithWhatStoodInThem() {
        Client.Answer answer = staff.get(JOBS + "?file_id=" + upload + "&error_code=INVALID_DATE");
        assertEquals("1", answer.at("/count"));
        assertEquals("5", answer.at("/results/0/row_number"));
        assertEquals("5", answer.at("/results/0/line_number"));
        assertEquals("07/11/2025", answer.at("/results/0/row_data/Date"));
        assertEquals("INVALID_DATE", answer.at("/results/0/error_code"));
        assertEquals("failed", answer.at("/results/0/status"));
        assertEquals("0", answer.at("/results/0/retry_count"));
        assertEquals("sales.csv", answer.at("/results/0/file_name"));
        assertEquals(shop.id().toString(), answer.at("/results/0/business_id"));
        assertEquals(shop.business().name(), answer.at("/results/0/business_name"));
    }

    @Test
    void failedRowsAreFiltered() {
        assertEquals("2", count("business_id=" + shop.id()));
        assertEquals("1", count("business_id=" + shop.id() + "&q=TWELVE"));
        assertEquals("2", count("business_id=" + shop.id() + "&date_from=2025-11-27&date_to=2025-11-27"));
        assertEquals("0", count("business_id=" + shop.id() + "&date_to=2025-11-26"));
        assertEquals("0", count("business_id=" + shop.id() + "&status=resolved"));
        assertEquals("2", count("business_id=" + shop.id() + "&sort_by=file_id&sort_order=asc"));
    }

    private String count(String query) {
        Client.Answer answer = staff.get(JOBS + "?" + query);
        assertEquals(200, answer.status(), answer.text());
        return answer.at("/count");
    }

    @Test
    void badFilterIsRefusedByName() {
        for (String query : List.of("status=broken", "error_code=OOPS", "sort_by=row", "file_id=7", "colour=red")) {
            Client.Answer answer = staff.get(JOBS + "?" + query);
            assertEquals("INVALID_PARAMETER", answer.errorCode(), query);
            assertEquals(query.substring(0, query.indexOf('=')), answer.at("/details/parameter"));
        }
    }

    @Test
    void rowIsRetriedAsItIsAndTheWorkersAreWoken() {
        int wakes = TALLY.wakes();
        Client.Answer answer = staff.post(JOBS + "/" + idOfRow(5) + "/retry");
        assertEquals(202, answer.status(), answer.text());
        assertEquals("pending", answer.at("/status"));
        assertEquals("Row will be reprocessed", answer.at("/message"));
        assertEquals("1", answer.at("/retry_count"));
        assertEquals(wakes + 1, TALLY.wakes());
    }

    @Test
    void rowIsRetriedWithCorrectedValuesAndTheRetryIsKept() {
        String id = idOfRow(5);
        Client.Answer answer = staff.post(
                JOBS + "/" + id + "/retry", "{\"row_data\":{\"Date\":\"2025-11-07\",\"Quantity\":3,\"Amount\":12.50}}");
        assertEquals(202, answer.status(), answer.text());
        Client.Answer job = staff.get(JOBS + "/" + id);
        assertEquals("pending", job.at("/status"));
        assertEquals("2025-11-07", job.at("/retries/0/after/Date"));
        assertEquals("3", job.at("/retries/0/after/Quantity"));
        assertEquals("12.50", job.at("/retries/0/after/Amount"));
        assertEquals("07/11/2025", job.at("/retries/0/before/Date"));
        assertTrue(job.at("/retries/0/requested_by").startsWith("staff"));
        assertTrue(job.json().at("/retries/0/outcome").isNull());
    }

    @Test
    void rowThatIsPendingCannotBeRetried() {
        String retry = JOBS + "/" + idOfRow(5) + "/retry";
        assertEquals(202, staff.post(retry, "{}").status());
        Client.Answer again = staff.post(retry, "{}");
        assertEquals(409, again.status());
        assertEquals("CONFLICT", again.errorCode());
        assertEquals("pending", again.at("/details/status"));
    }

    @Test
    void correctionThatCannotBeReadIsRefusedAndChangesNothing() {
        String retry = JOBS + "/" + idOfRow(5) + "/retry";
        for (String data : List.of(
                "{\"Colour\":\"red\"}",
                "{\"Date\":[]}",
                "{\"Date\":true}",
                "{\"Date\":null}",
                "{\"Amount\":1e100000000}",
                "{\"Product\":\"a\\u0000b\"}")) {
            Client.Answer answer = staff.post(retry, "{\"row_data\":" + data + "}");
            assertEquals(400, answer.status(), data);
            assertEquals("INVALID_BODY", answer.errorCode(), data);
        }
        assertEquals(400, staff.post(retry, "{\"rowdata\":{}}").status());
        assertEquals("failed", staff.get(JOBS + "/" + idOfRow(5)).at("/status"));
    }

    @Test
    void rowThatDoesNotExistIsNotFound() {
        assertEquals(404, staff.get(JOBS + "/" + Shop.nextId()).status());
        assertEquals(404, staff.get(JOBS + "/seven").status());
        assertEquals(404, staff.post(JOBS + "/" + Shop.nextId() + "/retry").status());
    }

    private String idOfRow(int row) {
        for (var result : staff.get(JOBS + "?file_id=" + upload).json().at("/results")) {
            if (result.at("/row_number").asInt() == row) {
                return result.at("/id").asText();
            }
        }
        throw new IllegalArgumentException("No failed row " + row);
    }
}
