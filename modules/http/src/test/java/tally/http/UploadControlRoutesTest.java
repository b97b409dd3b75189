package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.uploads.Claim;
import tally.testkit.Sales;
import tally.testkit.Shop;

final class UploadControlRoutesTest {

    private static final RunningTally TALLY = RunningTally.start();

    private final Shop shop = TALLY.openShop();
    private final Client person = TALLY.personOf(shop);

    @AfterAll
    static void stop() {
        TALLY.close();
    }

    @Test
    void waitingUploadIsCancelled() {
        UploadId upload = shop.send("sales.csv");
        Client.Answer answer = person.post("/data/upload-csv/" + upload + "/cancel");
        assertEquals(202, answer.status(), answer.text());
        assertEquals("cancelled", answer.at("/status"));
        assertEquals(upload.toString(), answer.at("/file_id"));
    }

    @Test
    void uploadThatHasEndedIsNotCancelled() {
        UploadId upload = shop.imports(Sales.sale().build());
        Client.Answer answer = person.post("/data/upload-csv/" + upload + "/cancel");
        assertEquals(409, answer.status());
        assertEquals("completed", answer.at("/details/status"));
        assertEquals("This upload cannot be cancelled: it is completed.", answer.at("/message"));
    }

    @Test
    void uploadIsTakenBack() {
        UploadId upload =
                shop.imports(Sales.sale().build(), Sales.sale().of("Tea").build());
        Client.Answer answer = person.delete("/data/upload-csv/" + upload);
        assertEquals(200, answer.status(), answer.text());
        assertEquals("undone", answer.at("/status"));
        assertEquals("2", answer.at("/removed_transactions"));
        Client.Answer after = person.get("/data/upload-csv/" + upload);
        assertEquals("undone", after.at("/status"));
        assertEquals("0", after.at("/created_transactions"));
        assertEquals("100", after.at("/percent_complete"));
    }

    @Test
    void uploadAtWorkIsNotTakenBackAndNeitherIsOneBesideIt() {
        UploadId completed = shop.imports(Sales.sale().build());
        Claim claim = shop.sendAndTake();
        Client.Answer itself = person.delete("/data/upload-csv/" + claim.upload());
        assertEquals(409, itself.status());
        assertEquals("This upload cannot be taken back: it is processing.", itself.at("/message"));
        Client.Answer beside = person.delete("/data/upload-csv/" + completed);
        assertEquals(409, beside.status());
        assertEquals(claim.upload().toString(), beside.at("/details/file_id"));
        TALLY.stores().control().cancel(shop.scope(), claim.upload(), Actor.COMMAND_LINE);
    }

    @Test
    void anotherBusinesssUploadIsNotFound() {
        UploadId upload = shop.imports(Sales.sale().build());
        Client other = TALLY.personOf(TALLY.openShop());
        assertEquals(404, other.delete("/data/upload-csv/" + upload).status());
        assertEquals(404, other.post("/data/upload-csv/" + upload + "/cancel").status());
        assertEquals(200, TALLY.staff().delete("/data/upload-csv/" + upload).status());
    }
}
