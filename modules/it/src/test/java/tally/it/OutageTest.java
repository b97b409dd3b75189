package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tally.testkit.TestPostgres;

/** The database goes away and comes back: Tally says so, waits, and goes on where it stood. */
@Tag("database")
class OutageTest {
    private static final ManySales SALES = ManySales.of(150_000);

    @TempDir
    static Path folder;

    private static RunningTally tally;

    /** Another database of the same server, to lock the first one from. */
    private static Sql elsewhere;

    @BeforeAll
    static void start() {
        elsewhere = new Sql(TestPostgres.freshDatabase());
        tally = Tally.onFreshDatabase(folder).serve();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @AfterEach
    void databaseIsBack() {
        elsewhere.run("alter database " + database() + " with allow_connections true");
        Await.until(
                "Tally to be ready again",
                () -> tally.anonymous().get("/readyz").status() == 200);
    }

    @Test
    void withoutItsDatabaseTallyIsAliveButNotReady() {
        takeDatabaseAway();

        Answer ready = Await.value(
                "Tally to see it",
                () -> Optional.of(tally.anonymous().get("/readyz")).filter(answer -> answer.status() == 503));

        assertTrue(ready.body().contains("database"), ready.body());
        tally.anonymous().get("/healthz").expect(200);
    }

    @Test
    void aStartWaitsForItsDatabase(@TempDir Path otherFolder) {
        takeDatabaseAway();
        StartedTally second = tally.recipe().in(otherFolder).start();
        second.log().await(".*The database can't be reached yet.*");

        elsewhere.run("alter database " + database() + " with allow_connections true");

        second.ready().close();
    }

    @Test
    void aRequestIsAskedToComeAgain() {
        Shop shop = tally.openShop();
        takeDatabaseAway();

        Answer answer = shop.client().get("/api/v1/transactions");

        answer.expect(503);
        assertEquals("UNAVAILABLE", answer.errorCode());
        assertTrue(Integer.parseInt(answer.header("Retry-After").orElseThrow()) > 0);
    }

    @Test
    void aFileThatWasBeingReadIsFinishedAndBookedOnce() {
        Shop shop = tally.openShop();
        String file = shop.client().accepted(Form.file(SALES.writeTo(folder.resolve("sales.csv"))));
        Await.until("the file to be half read", () -> {
            long processed = shop.client().status(file).path("rows_processed").asLong();
            return processed > SALES.rows() / 10;
        });
        takeDatabaseAway();

        databaseIsBack();

        JsonNode end = shop.client().ended(file);
        assertEquals("completed", end.path("status").asText(), end::toString);
        assertEquals(SALES.rows(), end.path("created_transactions").asInt());
        Books.of(shop).assertHold(SALES);
    }

    private static void takeDatabaseAway() {
        elsewhere.run("alter database " + database() + " with allow_connections false");
        elsewhere.run("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database() + "'");
    }

    private static String database() {
        return tally.recipe().databaseUrl().replaceFirst(".*/([^?]+).*", "$1");
    }
}
