package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who goes on with what a killed process had in its hands, how soon, and how often at most. */
@Tag("long-waits")
class TakenUpTest {
    private static final ManySales SALES = ManySales.of(150_000);
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration TAKEN_UP_WITHIN = LEASE.plusSeconds(10);

    @TempDir
    Path folder;

    @TempDir
    Path otherFolder;

    private Tally recipe() {
        return Tally.onFreshDatabase(folder).with("TALLY_LEASE_SECONDS", Long.toString(LEASE.toSeconds()));
    }

    @Test
    void anotherNodeGoesOnWithinTheLeaseAndTenSeconds() {
        RunningTally first = recipe().serve();
        Shop shop = first.openShop();
        try (HeldLock lock = HeldLock.on("sales", first.recipe().databaseUrl())) {
            String file = shop.client().accepted(Form.file(SALES.writeTo(folder.resolve("sales.csv"))));
            Await.until("the file to be begun", () -> attempts(first, file).equals("1"));
            try (RunningTally other = first.recipe().in(otherFolder).serve()) {
                first.kill();
                Await.value(
                        "the other one to take it up",
                        TAKEN_UP_WITHIN,
                        () -> Optional.of(attempts(other, file)).filter("2"::equals));
                lock.release();

                JsonNode end = shop.at(other).client().ended(file);
                assertEquals(SALES.rows(), end.path("created_transactions").asInt(), end::toString);
                Books.of(shop.at(other)).assertHold(SALES);
            }
        }
    }

    @Test
    void aFileOverWhichThreeProcessesWereKilledIsFailedAndSaysSo() {
        RunningTally victim = recipe().with("TALLY_LEASE_SECONDS", "3600").serve();
        noticeDeadClientsAtOnce(victim);
        Shop shop = victim.openShop();
        try (HeldLock lock = HeldLock.on("sales", victim.recipe().databaseUrl())) {
            String file = shop.client().accepted(SalesCsv.oneGoodOneBad().form());
            for (String attempt : List.of("1", "2", "3")) {
                RunningTally now = victim;
                Await.until("try " + attempt, () -> attempts(now, file).equals(attempt) && waitsForLock(now));
                victim.kill();
                victim = victim.again();
            }
            lock.release();

            JsonNode end = shop.at(victim).client().ended(file);
            assertEquals("failed", end.path("status").asText(), end::toString);
            assertTrue(end.path("error_message").asText().contains("3 times"), end::toString);
            assertEquals(0, shop.at(victim).transactionCount());
        } finally {
            victim.close();
        }
    }

    @Test
    void aRowThatWasPutUpAgainAndOverWhichThreeProcessesWereKilledFailsAgainAndSaysSo() {
        RunningTally victim = recipe().serve();
        noticeDeadClientsAtOnce(victim);
        Shop shop = victim.openShop();
        shop.upload(SalesCsv.oneGoodOneBad());
        String row = shop.failedJobs().get(0).path("id").asText();
        try (HeldLock lock = HeldLock.on("sales", victim.recipe().databaseUrl())) {
            shop.retry(row, "{\"Date\": \"2025-11-07\"}").expect(202);
            for (String deaths : List.of("0", "1", "2")) {
                RunningTally now = victim;
                Await.until("a try after " + deaths, () -> deathsOver(now).equals(deaths) && waitsForLock(now));
                victim.kill();
                victim = victim.again();
            }
            lock.release();

            JsonNode end = shop.at(victim).retried(row);
            assertEquals("failed", end.path("status").asText(), end::toString);
            assertTrue(end.path("error_message").asText().contains("3 times"), end::toString);
            assertEquals(1, shop.at(victim).transactionCount());
        } finally {
            victim.close();
        }
    }

    /** A session that waits for a lock does not otherwise see that its process is gone, and keeps what it holds. */
    private static void noticeDeadClientsAtOnce(RunningTally tally) {
        tally.sql().run("""
                do $$ begin
                    execute format('alter database %I set client_connection_check_interval = 200', current_database());
                end $$;
                select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid();
                """);
    }

    private static boolean waitsForLock(RunningTally tally) {
        return !tally.sql()
                .text("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'")
                .equals("0");
    }

    private static String attempts(RunningTally tally, String file) {
        return tally.sql().text("select attempt from uploads where id = '" + file + "'");
    }

    private static String deathsOver(RunningTally tally) {
        return tally.sql().text("select max(broken_tries) from failed_jobs");
    }
}
