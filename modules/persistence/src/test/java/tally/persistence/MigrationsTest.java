package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tally.testkit.TestPostgres;

class MigrationsTest {
    private static final int COUNT = Migrations.all().size();

    private final Database database = Database.open(DatabaseSettings.parse(TestPostgres.freshDatabase(), 4));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anEmptyDatabaseGetsAllOfThem() {
        assertEquals(COUNT, new Migrations(database).apply());
    }

    @Test
    void aSecondStartFindsNothingToDo() {
        new Migrations(database).apply();

        assertEquals(0, new Migrations(database).apply());
    }

    @Test
    void anEmptyDatabaseIsNotDone() {
        assertFalse(new Migrations(database).done());
    }

    @Test
    void aMigratedDatabaseIsDone() {
        new Migrations(database).apply();

        assertTrue(new Migrations(database).done());
    }

    @Test
    void aHalfMigratedDatabaseIsNotDoneAndGetsTheRest() {
        new Migrations(database, List.of("001_accounts.sql", "002_uploads.sql")).apply();

        assertFalse(new Migrations(database).done());
        assertEquals(COUNT - 2, new Migrations(database).apply());
    }

    @Test
    void ofNodesThatStartAtOnceOneMigrates() throws InterruptedException, ExecutionException {
        final ExecutorService nodes = Executors.newFixedThreadPool(3);
        final CountDownLatch start = new CountDownLatch(1);
        final List<Future<Integer>> applied = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            applied.add(nodes.submit(() -> {
                start.await();
                return new Migrations(database).apply();
            }));
        }
        start.countDown();
        int sum = 0;
        for (final Future<Integer> node : applied) {
            sum += node.get();
        }
        nodes.shutdown();

        assertEquals(COUNT, sum);
    }

    /** A node of the version before may be at a batch, which holds its upload and then asks for sales. */
    @Test
    @Timeout(60)
    void whileSomebodyBooksNothingIsHeldThatTheBookingNeeds() throws InterruptedException, ExecutionException {
        final List<String> before = Migrations.all().subList(0, Migrations.all().indexOf("077_one_tree_for_sales.sql"));
        new Migrations(database, before).apply();
        final ExecutorService node = Executors.newSingleThreadExecutor();

        final Future<Integer> migrated = database.inTransaction(connection -> {
            Sql.query(connection, "select id from uploads", row -> "");
            final Future<Integer> migrating = node.submit(() -> new Migrations(database).apply());
            awaitItsWaitForUploads(migrating);
            Sql.query(connection, "select set_config('lock_timeout', '2s', true)", row -> "");
            Sql.query(connection, "select id from sales", row -> "");
            return migrating;
        });
        node.shutdown();

        assertEquals(COUNT - before.size(), migrated.get());
    }

    private static final String WAITING =
            "select pid from pg_locks where relation = 'uploads'::regclass and not granted";

    private void awaitItsWaitForUploads(Future<Integer> migrating) {
        while (!migrating.isDone()
                && database.inTransaction(connection -> Sql.query(connection, WAITING, row -> ""))
                        .isEmpty()) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void aMigrationWithAnotherTextStopsTheStart() {
        new Migrations(database).apply();
        execute("update schema_migrations set sha256 = 'changed' where name = '002_uploads.sql'");
        final Migrations.UnsuitableDatabaseException refusal =
                assertThrows(Migrations.UnsuitableDatabaseException.class, () -> new Migrations(database).apply());

        assertTrue(refusal.toString().contains("002_uploads.sql was applied with another text"), refusal::toString);
    }

    @Test
    void aMigrationOfANewerVersionStopsTheStart() {
        new Migrations(database).apply();
        execute("insert into schema_migrations (name, sha256) values ('999_future.sql', 'x')");
        final Migrations.UnsuitableDatabaseException refusal =
                assertThrows(Migrations.UnsuitableDatabaseException.class, () -> new Migrations(database).apply());

        assertTrue(refusal.toString().contains("999_future.sql"), refusal::toString);
    }

    @Test
    void aDatabaseOfANewerVersionIsNotDone() {
        new Migrations(database).apply();
        execute("insert into schema_migrations (name, sha256) values ('999_future.sql', 'x')");

        assertFalse(new Migrations(database).done());
    }

    private void execute(String sql) {
        database.inTransaction(connection -> Sql.update(connection, sql));
    }
}
