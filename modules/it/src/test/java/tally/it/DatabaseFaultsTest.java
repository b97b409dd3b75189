package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the database and the cable to it can do to a Tally that runs: it waits, it goes on by itself, it books each row
 * once, and it says so in a few lines. Four minutes of waiting, so on one JDK only: what is waited for is the database.
 */
@Tag("long-waits")
class DatabaseFaultsTest {
    private static final ManySales SALES = ManySales.of(60_000);
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration LONGER_THAN_THE_LEASE = LEASE.plusSeconds(2);
    private static final int FEW_LINES = 60;

    @TempDir
    static Path folder;

    private static RestartablePostgres postgres;
    private static TcpProxy cable;
    private static RunningTally tally;
    private static Path file;

    @BeforeAll
    static void start() {
        postgres = RestartablePostgres.in(folder.resolve("postgres"));
        cable = TcpProxy.before(postgres.port());
        file = SALES.writeTo(folder.resolve("sales.csv"));
        tally = Tally.on(postgres.urlAt(cable.port()), folder)
                .with("TALLY_LEASE_SECONDS", Long.toString(LEASE.toSeconds()))
                .with("TALLY_DB_CONNECTIONS", "8")
                .serve();
        sql().run("""
                create table trouble (errcode text);
                create function make_trouble() returns trigger language plpgsql as $$
                declare
                    wanted text := (select errcode from trouble limit 1);
                begin
                    if wanted is not null then
                        raise exception 'trouble' using errcode = wanted;
                    end if;
                    return null;
                end $$;
                create trigger trouble before insert on sales for each statement execute function make_trouble();
                create table slow_commit (seconds int);
                create function commit_slowly() returns trigger language plpgsql as $$
                begin
                    perform pg_sleep(seconds) from slow_commit;
                    return null;
                end $$;
                create constraint trigger slow_commit after update of created_count on uploads
                    deferrable initially deferred for each row execute function commit_slowly();
                """);
    }

    @AfterAll
    static void stop() {
        tally.close();
        cable.close();
        postgres.close();
    }

    @AfterEach
    void allIsWell() {
        cable.restore();
        sql().run("truncate trouble; truncate slow_commit");
        Await.until(
                "Tally to be ready again",
                () -> tally.anonymous().get("/readyz").status() == 200);
    }

    @Test
    void anOutageOfHalfAMinuteIsWaitedOutAndSaidInAFewLines() {
        Shop shop = tally.openShop();
        String upload = shop.client().accepted(Form.file(file));
        int before = tally.log().lines().size();

        postgres.restartAfter(() -> {
            Answer answer = shop.client().get("/api/v1/transactions");
            answer.expect(503);
            assertTrue(Integer.parseInt(answer.header("Retry-After").orElseThrow()) > 0);
            Await.passing(Duration.ofSeconds(30));
        });

        assertBooked(shop, upload);
        long said = tally.log().lines().stream()
                .skip(before)
                .filter(line -> line.startsWith("["))
                .count();
        assertTrue(said < FEW_LINES, () -> said + " lines:\n" + tally.log().text());
    }

    @Test
    void anUploadThatLosesItsLeaseInFourOutagesIsNotTakenForOneThatKills() {
        Shop shop = tally.openShop();
        try (HeldLock lock = HeldLock.on("sales", postgres.url())) {
            String upload = shop.client().accepted(Form.file(file));
            for (int outage = 0; outage < 4; outage++) {
                awaitAtWork(upload);
                cable.cut();
                Await.passing(LONGER_THAN_THE_LEASE);
                cable.restore();
            }
            lock.release();

            assertBooked(shop, upload);
        }
    }

    @Test
    void connectionsThatAreSwallowedAreGivenUpLongBeforeTheSystemWould() {
        Shop shop = tally.openShop();
        String upload = shop.client().accepted(Form.file(file));
        awaitAtWork(upload);
        long start = System.nanoTime();

        cable.swallow();

        assertBooked(shop, upload);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(100)) < 0, () -> "Took " + took);
    }

    @Test
    void aCommitWhoseAnswerIsLostIsFoundOut() {
        Shop shop = tally.openShop();
        sql().run("insert into slow_commit values (3)");
        String upload = shop.client().accepted(Form.file(file));
        Await.until(
                "a commit",
                () -> sql().text("select count(*) from pg_stat_activity where wait_event = 'PgSleep'")
                        .equals("1"));

        cable.cut();
        sql().run("truncate slow_commit");
        cable.restore();

        assertBooked(shop, upload);
    }

    @Test
    void aLockThatIsHeldForLongerThanTallyWaitsForItIsWaitedOut() {
        Shop shop = tally.openShop();
        try (HeldLock lock = HeldLock.on("sales", postgres.url())) {
            String upload = shop.client().accepted(Form.file(file));
            tally.log().await(".*" + upload + ".*SQLSTATE 55P03.*");
            lock.release();

            assertBooked(shop, upload);
        }
    }

    @Test
    void whoFindsNoConnectionIsAskedToComeAgain() {
        Shop shop = tally.openShop();
        try (HeldLock lock = HeldLock.on("sales", postgres.url())) {
            Answer refused = Await.value(
                    "the pool to be empty",
                    () -> Optional.of(shop.client())
                            .map(client -> Crowd.of(12, () -> client.get("/api/v1/transactions/summary")))
                            .flatMap(answers -> answers.stream()
                                    .filter(answer -> answer.status() == 503)
                                    .findFirst()));

            assertEquals("UNAVAILABLE", refused.errorCode());
            assertTrue(Integer.parseInt(refused.header("Retry-After").orElseThrow()) > 0);
            lock.release();
        }
        shop.client().get("/api/v1/transactions/summary").expect(200);
    }

    /** Deadlock, serialization failure, full disk, a statement that took too long, a server that only reads. */
    @ParameterizedTest
    @ValueSource(strings = {"40P01", "40001", "53100", "57014", "25006"})
    void whatPassesIsTriedAgainUntilItHas(String errcode) {
        Shop shop = tally.openShop();
        sql().run("insert into trouble values ('" + errcode + "')");
        String upload = shop.client().accepted(Form.file(file));
        tally.log().await(".*" + upload + ".*SQLSTATE " + errcode + ".*");
        Await.until("a second try", () -> Integer.parseInt(attempts(upload)) > 1);

        sql().run("truncate trouble");

        assertBooked(shop, upload);
    }

    @Test
    void retriesThatMeetAFullDiskAreMadeMoreSeldomAndSaidOnce() {
        Shop shop = tally.openShop();
        shop.upload(SalesCsv.oneGoodOneBad());
        String job = shop.failedJobs().get(0).path("id").asText();
        int before = tally.log().lines().size();
        sql().run("insert into trouble values ('53100')");
        shop.retry(job, "{\"Date\": \"2025-11-07\"}").expect(202);
        Await.until(
                "four tries",
                () -> sql().text("select troubles from failed_jobs where id = '" + job + "'")
                        .equals("4"));

        sql().run("truncate trouble");

        assertEquals("resolved", shop.retried(job).path("status").asText());
        assertEquals(
                1,
                tally.log().lines().stream()
                        .skip(before)
                        .filter(line -> line.contains("Retries wait, the database failed"))
                        .count());
    }

    private static void assertBooked(Shop shop, String upload) {
        JsonNode end = shop.client().ended(upload);
        assertEquals("completed", end.path("status").asText(), end::toString);
        assertEquals(SALES.rows(), end.path("created_transactions").asInt(), end::toString);
        Books.of(shop).assertHold(SALES);
    }

    private static void awaitAtWork(String upload) {
        Await.until(
                "the upload to be worked on",
                () -> sql().text("""
                select count(*) from uploads
                 where id = '%s' and status = 'processing' and lease_until > now()
                """.formatted(upload)).equals("1"));
    }

    private static String attempts(String upload) {
        return sql().text("select attempt from uploads where id = '" + upload + "'");
    }

    /** Past the cable. */
    private static Sql sql() {
        return new Sql(postgres.url());
    }
}
