package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the database and the cable to it can do to a Tally that runs: it waits, it goes on by itself, it books each row
 * once, and it says so in a few lines. Five minutes of waiting, so on one JDK only: what is waited for is the database.
 */
@Tag("long-waits")
@Order(1)
class DatabaseFaultsTest {
    private static final ManySales SALES = ManySales.of(60_000);
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration LONGER_THAN_THE_LEASE = LEASE.plusSeconds(2);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(20);
    private static final int CROWD = 30;
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

    /** A file and a row that is tried again are both in the middle of a transaction when the server dies. */
    @Test
    void anOutageOfAMinuteIsWaitedOutAndSaidInAFewLines() {
        Shop shop = tally.openShop();
        Shop mending = tally.openShop();
        String row = failedRow(mending);
        HeldLock untilTheServerDies = HeldLock.on("sales", postgres.url());
        String upload = shop.client().accepted(Form.file(file));
        mending.retry(row, "{\"Date\": \"2025-11-07\"}").expect(202);
        awaitWaiters(2);
        int before = tally.log().lines().size();

        postgres.restartAfter(() -> {
            assertAskedToComeAgain(shop.client().upload(Form.file(file)));
            Crowd.of(CROWD, () -> shop.client().get("/api/v1/transactions"))
                    .forEach(DatabaseFaultsTest::assertAskedToComeAgain);
            Await.passing(Duration.ofMinutes(1));
        });

        untilTheServerDies.close();
        assertBooked(shop, upload);
        assertMended(mending, row);
        long said = tally.log().entriesBehind(before);
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

        cutDuringTheCommit();

        assertBooked(shop, upload);
    }

    @Test
    void aRetryWhoseCommitsAnswerIsLostIsFoundOut() {
        Shop shop = tally.openShop();
        String row = failedRow(shop);
        sql().run("insert into slow_commit values (3)");
        shop.retry(row, "{\"Date\": \"2025-11-07\"}").expect(202);

        cutDuringTheCommit();

        assertMended(shop, row);
    }

    /** The answer is lost, the commit is not: the server sees only afterwards that nobody listens. */
    private static void cutDuringTheCommit() {
        Await.until(
                "a commit",
                () -> sql().text("select count(*) from pg_stat_activity where wait_event = 'PgSleep'")
                        .equals("1"));
        cable.cut();
        sql().run("truncate slow_commit");
        cable.restore();
    }

    @Test
    void aLockThatIsHeldForAMinuteIsWaitedOutAndWhoFindsNoConnectionMeanwhileIsAskedToComeAgain() {
        Shop shop = tally.openShop();
        try (HeldLock lock = HeldLock.on("sales", postgres.url())) {
            long released = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            String upload = shop.client().accepted(Form.file(file));
            tally.log().await(".*" + upload + ".*SQLSTATE 55P03.*");
            List<Duration> waits = Crowd.of(12, () -> waitedInVain(shop));
            assertTrue(waits.stream().anyMatch(wait -> wait.compareTo(LOCK_TIMEOUT) < 0), waits::toString);
            Await.passing(Duration.ofNanos(Math.max(0, released - System.nanoTime())));
            lock.release();

            assertBooked(shop, upload);
            shop.client().get("/api/v1/transactions/summary").expect(200);
        }
    }

    /**
     * The test holds a product's row, for which the batch waits, and then wants the table of which the batch holds new rows.
     * Whoever waits longest looks first for a circle, and is the one that is ended; it looks once, so not before there is one.
     */
    @Test
    void aDeadlockIsTriedAgain() {
        Shop shop = tally.openShop();
        shop.upload(SalesCsv.usual().row("2025-11-06", "Product 0", "1", "1", "Rahim"));
        lookForCirclesAfter("10s");
        try (OtherSession other = OtherSession.begin(postgres.url())) {
            other.run("set local deadlock_timeout = '1h'");
            other.run("select 1 from products where business_id = '" + shop.businessId() + "' for update");
            String upload = shop.client()
                    .accepted(SalesCsv.usual()
                            .row("2025-11-07", "Product 0", "2", "2", "Rahim")
                            .form());
            Await.until(
                    "the batch to wait for the product, with its new row",
                    () -> sql().text("""
                            select count(*) from pg_stat_activity
                             where wait_event_type = 'Lock' and query like 'update products%'
                            """).equals("1"));
            other.run("lock table sales in share mode");
            tally.log().await(".*" + upload + ".*SQLSTATE 40P01.*");
            other.rollBack();

            assertEquals("completed", shop.client().ended(upload).path("status").asText());
            assertEquals(2, shop.transactionCount());
            assertEquals(-3, shop.product("Product 0").path("current_stock").asInt());
        } finally {
            lookForCirclesAfter("1s");
        }
    }

    private static void lookForCirclesAfter(String wait) {
        sql().run("alter system set deadlock_timeout = '" + wait + "'");
        sql().run("select pg_reload_conf()");
    }

    /** Serialization failure, a statement that took too long, a server that only reads. */
    @ParameterizedTest
    @ValueSource(strings = {"40001", "57014", "25006"})
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

    private static String failedRow(Shop shop) {
        shop.upload(SalesCsv.oneGoodOneBad());
        return shop.failedJobs().get(0).path("id").asText();
    }

    /** Tried once, booked once. */
    private static void assertMended(Shop shop, String row) {
        JsonNode job = shop.retried(row);
        assertEquals("resolved", job.path("status").asText(), job::toString);
        assertEquals(1, job.path("retries").size(), job::toString);
        assertEquals(2, shop.transactionCount());
        assertEquals(-2, shop.product("Shirt").path("current_stock").asInt());
    }

    /** Some have a connection and wait for the lock, the others wait for a connection, which is shorter. */
    private static Duration waitedInVain(Shop shop) {
        long start = System.nanoTime();
        assertAskedToComeAgain(shop.client().get("/api/v1/transactions/summary"));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void assertAskedToComeAgain(Answer answer) {
        answer.expect(503);
        assertEquals("UNAVAILABLE", answer.errorCode());
        assertTrue(Integer.parseInt(answer.header("Retry-After").orElseThrow()) > 0);
    }

    private static void awaitWaiters(int sessions) {
        Await.until(
                "sessions to wait for a lock",
                () -> Integer.parseInt(
                                sql().text("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"))
                        >= sessions);
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
