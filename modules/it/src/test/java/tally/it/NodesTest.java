package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tally.testkit.TestPostgres;

/** Several nodes on one database: they start at once, share the work, and agree on the schema. */
@Tag("database")
class NodesTest {
    private static final int SHOPS = 4;
    private static final ManySales SALES = ManySales.of(40_000);

    @TempDir
    Path folder;

    @Test
    void twoNodesMayStartAtOnceOnAnEmptyDatabase() {
        Tally recipe = recipe();
        StartedTally one = recipe.in(folder("one")).start();
        StartedTally two = recipe.in(folder("two")).start();

        try (RunningTally first = one.ready();
                RunningTally second = two.ready()) {
            List<String> applied = first.sql().texts("select name from schema_migrations order by name");
            List<String> logged = Stream.of(first, second)
                    .flatMap(node -> node.log().containing("Migration applied: ").stream())
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .toList();
            assertEquals(applied, logged);
            assertEquals("1", first.sql().text("select count(*) from users"));
        }
    }

    @Test
    void twoNodesWithDemoAccountsMakeOneShop() {
        Tally recipe = Tally.bare(folder).with("DATABASE_URL", TestPostgres.freshDatabase());
        StartedTally one = recipe.in(folder("one")).start("--demo");
        StartedTally two = recipe.in(folder("two")).start("--demo");

        try (RunningTally first = one.ready();
                RunningTally second = two.ready()) {
            assertEquals("1", second.sql().text("select count(*) from businesses"));
            assertEquals(1, Stream.of("one", "two").filter(this::hasSignIns).count());
            assertTrue(first.isAlive());
        }
    }

    private boolean hasSignIns(String node) {
        return Files.exists(folder(node).resolve("tally-data").resolve("sign-ins.txt"));
    }

    @Test
    void twoNodesShareTheWorkAndDoNoneTwice() {
        Tally recipe = recipe().with("TALLY_WORKERS", "1");
        Path file = SALES.writeTo(folder.resolve("sales.csv"));
        try (RunningTally one = recipe.in(folder("one")).serve();
                RunningTally two = recipe.in(folder("two")).serve()) {
            List<Shop> shops = Stream.generate(one::openShop).limit(SHOPS).toList();

            List<String> files = shops.stream()
                    .map(shop -> shop.client().accepted(Form.file(file)))
                    .toList();

            for (int i = 0; i < SHOPS; i++) {
                shops.get(i).client().ended(files.get(i));
                Books.of(shops.get(i)).assertHold(SALES);
            }
            Stream.of(one, two).forEach(NodesTest::assertWorked);
            files.forEach(each -> assertEquals(1, published(each, one, two), "Events of " + each));
        }
    }

    private static void assertWorked(RunningTally node) {
        assertTrue(!node.log().containing("CSV upload started: ").isEmpty(), "A node stood idle");
    }

    private static long published(String file, RunningTally... nodes) {
        return Stream.of(nodes)
                .flatMap(node -> node.log().containing("Event published: ").stream())
                .filter(line -> line.contains(file))
                .count();
    }

    @Test
    void aMigrationThatWasChangedStopsTheStart() {
        Tally recipe = recipe();
        recipe.run("migrate");
        new Sql(recipe.databaseUrl()).run("update schema_migrations set sha256 = 'another' where name like '002%'");

        CommandResult end = recipe.start().refused();

        assertEquals(1, end.exitCode());
        assertTrue(end.err().contains("002_uploads.sql was applied with another text"), end::toString);
        assertTrue(!end.err().contains("\tat "), end::toString);
    }

    @Test
    void aMigrationOfANewerVersionStopsTheStart() {
        Tally recipe = recipe();
        recipe.run("migrate");
        new Sql(recipe.databaseUrl())
                .run("insert into schema_migrations (name, sha256) values ('999_future.sql', 'x')");

        CommandResult end = recipe.start().refused();

        assertEquals(1, end.exitCode());
        assertTrue(end.err().contains("999_future.sql"), end::toString);
    }

    private Tally recipe() {
        return Tally.on(TestPostgres.freshDatabase(), folder);
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
