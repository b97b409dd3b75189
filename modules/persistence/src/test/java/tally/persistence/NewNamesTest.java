package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.RowsRefusedException;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** Customers are created by a copy, which takes all or none: others may have created some of them. */
class NewNamesTest {
    private static final String ONLY_ONE = "The only Belal";

    private final PostgresStores stores = PostgresStores.empty();
    private final Shop shop = Shop.open(stores, "Ahmed's Shop");
    private final Shop other = Shop.open(stores, "Rahim's Shop");

    /** The pool that all share has one thread on two processors, since Java 25. */
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void withoutTheConstraintOfTheOperator() {
        threads.shutdownNow();
        ByHand.run("drop index if exists one_of_that_name");
    }

    @Test
    @Timeout(60)
    void oneThatIsCreatedMeanwhileIsWaitedForAndFound() throws InterruptedException {
        final CountDownLatch created = new CountDownLatch(1);
        final CountDownLatch commit = new CountDownLatch(1);
        final CompletableFuture<Map<String, UUID>> first = CompletableFuture.supplyAsync(
                () -> resolved(List.of("Belal", "Chitra"), () -> {
                    created.countDown();
                    commit.await();
                }),
                threads);
        created.await();
        final CompletableFuture<Map<String, UUID>> second =
                CompletableFuture.supplyAsync(() -> resolved(List.of("Ahmed", "Belal", "Dina"), () -> {}), threads);
        awaitSomebodyWhoWaits();

        assertFalse(second.isDone());
        commit.countDown();

        assertEquals(first.join().get("Belal"), second.join().get("Belal"));
        assertEquals(Set.of("Ahmed", "Belal", "Chitra", "Dina"), names());
    }

    @Test
    void aConstraintOfTheOperatorThatRefusesACustomerRefusesItsRow() {
        ByHand.run("create unique index one_of_that_name on customers (name) where name = '" + ONLY_ONE + "'");
        other.imports(sale(ONLY_ONE));
        final Batch batch =
                new Batch(0, Sales.keyed(DuplicateRule.COUNT, List.of(sale("Ahmed"), sale(ONLY_ONE))), List.of());

        final RowsRefusedException refused = assertThrows(
                RowsRefusedException.class, () -> stores.uploadBooks().book(shop.sendAndTake(), batch));

        assertEquals(Set.of(batch.sales().get(1).row()), refused.rows());
    }

    private Map<String, UUID> resolved(List<String> names, Step beforeCommit) {
        return PostgresStores.database().inTransaction(connection -> {
            final Map<String, Party> parties =
                    names.stream().collect(Collectors.toMap(name -> name, name -> new Party(sale(name))));
            Named.CUSTOMERS.resolve(connection, shop.id(), parties);
            beforeCommit.runUninterrupted();
            return parties.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, one -> one.getValue().id()));
        });
    }

    private static Sale sale(String customer) {
        return Sales.sale().to(customer).build();
    }

    private static void awaitSomebodyWhoWaits() throws InterruptedException {
        while (waiting() == 0) {
            Thread.sleep(10);
        }
    }

    private static long waiting() {
        return PostgresStores.database()
                .inTransaction(connection -> Sql.query(
                        connection, "select count(*) as n from pg_locks where not granted", row -> row.number("n")))
                .get(0);
    }

    private Set<String> names() {
        return Set.copyOf(PostgresStores.database()
                .inTransaction(connection -> Sql.query(
                        connection,
                        "select name from customers where business_id = ?",
                        row -> row.text("name"),
                        shop.id())));
    }

    /** Something that takes its time. */
    private interface Step {
        void run() throws InterruptedException;

        default void runUninterrupted() {
            try {
                run();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
