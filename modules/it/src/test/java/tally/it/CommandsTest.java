package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands as typed in a shell: what they print, and how they end. */
class CommandsTest {
    private static final String SHOP = "Ahmed's Shop";

    @TempDir
    static Path folder;

    private static Tally tally;

    @BeforeAll
    static void addShop() {
        tally = Tally.onFreshDatabase(folder);
        assertEquals(
                0,
                tally.run("business", "add", SHOP, "--time-zone", "Asia/Dhaka").exitCode());
    }

    @Test
    void withoutArgumentsTheCommandsAreListed() {
        CommandResult end = Tally.bare(folder).run();

        assertEquals(0, end.exitCode());
        Stream.of("serve", "migrate", "user add", "business add", "import FILE --business NAME", "verify", "version")
                .forEach(command -> assertTrue(end.out().contains(command), end.out()));
        assertEquals("", end.err());
    }

    @Test
    void theVersionIsOneLine() {
        CommandResult end = Tally.bare(folder).run("version");

        assertEquals(0, end.exitCode());
        assertTrue(end.out().matches("tally \\d+\\.\\d+\\.\\d+\\S*"), end.out());
    }

    @Test
    void withoutADatabaseOneSentenceSaysWhatToSet() {
        CommandResult end = Tally.bare(folder).run("serve");

        assertEquals(1, end.exitCode());
        assertTrue(end.err().contains("DATABASE_URL"), end.err());
        assertEquals(1, end.err().lines().count(), end.err());
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSaidInOneSentence() {
        CommandResult end = Tally.bare(folder)
                .with("DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:1/none")
                .run("migrate");

        assertEquals(1, end.exitCode());
        assertEquals(1, end.err().lines().count(), end.err());
        assertTrue(!end.err().contains("secret"), end.err());
    }

    @ParameterizedTest
    @CsvSource({
        "TALLY_PORT, 99999",
        "TALLY_WORKERS, many",
        "TALLY_MAX_UPLOAD_MB, 0",
        "TALLY_UPLOADS_PER_MINUTE, -1",
        "DATABASE_URL, mysql://localhost/tally",
        "TALLY_ADMIN_EMAIL, only@half.example"
    })
    void aBadSettingIsRefusedByName(String name, String value) {
        CommandResult end = Tally.bare(folder)
                .with("DATABASE_URL", tally.databaseUrl())
                .with(name, value)
                .run("serve");

        assertEquals(2, end.exitCode(), end::toString);
        assertTrue(end.err().contains(name), end.err());
    }

    @Test
    void verifySaysThatTheBooksAgree() {
        CommandResult all = tally.run("verify");
        CommandResult one = tally.run("verify", "--business", SHOP);

        assertEquals(0, all.exitCode(), all::toString);
        assertTrue(all.out().contains(" 0 disagreements"), all.out());
        assertEquals(0, one.exitCode(), one::toString);
        assertTrue(one.out().startsWith("ok        " + SHOP), one.out());
    }

    @Test
    void verifySaysWhatWasExpectedAndWhatWasFoundWhereTheyDoNot(@TempDir Path other) throws IOException {
        Tally spoiled = Tally.onFreshDatabase(other);
        spoiled.run("business", "add", "Good");
        spoiled.run("business", "add", "Spoiled");
        Path csv = Files.writeString(other.resolve("a.csv"), "Date,Product,Quantity,Amount\n2025-11-06,Tea,3,50\n");
        spoiled.run("import", csv.toString(), "--business", "Good");
        spoiled.run("import", csv.toString(), "--business", "Spoiled");
        new Sql(spoiled.databaseUrl())
                .run("update products set units_sold = 4"
                        + " where business_id = (select id from businesses where name = 'Spoiled')");

        CommandResult end = spoiled.run("verify");

        assertEquals(4, end.exitCode(), end::toString);
        assertTrue(end.out().contains("DISAGREE  Spoiled"), end.out());
        assertTrue(end.out().contains("expected -3, found -4"), end.out());
        assertTrue(end.out().contains("ok        Good"), end.out());
        assertEquals(0, spoiled.run("verify", "--business", "Good").exitCode());
        assertEquals(1, spoiled.run("verify", "--business", "Nobody").exitCode());
    }

    @Test
    void aPortThatIsTakenIsSaidInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            CommandResult end = tally.with("TALLY_PORT", port).run("serve");

            assertEquals(1, end.exitCode(), end::toString);
            assertTrue(end.err().contains("TALLY_PORT"), end.err());
            assertEquals(1, end.err().lines().count(), end.err());
        }
    }

    @Test
    void anUnknownCommandIsNotUnderstood() {
        CommandResult end = tally.run("sell");

        assertEquals(2, end.exitCode());
        assertTrue(end.err().contains("sell"), end.err());
    }

    @Test
    void migrateMayBeRunAgain() {
        assertEquals(0, tally.run("migrate").exitCode());
        assertEquals(0, tally.run("migrate").exitCode());
    }

    @Test
    void aUserThatIsAddedCanSignIn(@TempDir Path elsewhere) {
        CommandResult added = tally.with("TALLY_PASSWORD", "from the environment")
                .run("user", "add", "shop@it.example", "--business", SHOP);

        assertEquals(0, added.exitCode(), added::toString);
        try (RunningTally running = tally.in(elsewhere).serve()) {
            running.anonymous()
                    .signIn("shop@it.example", "from the environment")
                    .expect(200);
        }
    }

    @Test
    void aUserOfAShopThatIsNotThereIsNotAdded() {
        CommandResult end = tally.with("TALLY_PASSWORD", "from the environment")
                .run("user", "add", "other@it.example", "--business", "Nobody's Shop");

        assertEquals(1, end.exitCode());
        assertTrue(end.err().contains("Nobody's Shop"), end.err());
    }

    @Test
    void anImportShowsPlainLinesAndEndsWithZero() throws IOException {
        Path file = write("good.csv", SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", ""));

        CommandResult end = tally.run("import", file.toString(), "--business", SHOP);

        assertEquals(0, end.exitCode(), end::toString);
        assertTrue(end.out().contains("100 %, 1 of 1 rows: 1 created, 0 skipped, 0 failed"), end.out());
        assertTrue(!end.out().contains("\r") && !end.out().contains("["), end.out());
    }

    @Test
    void anImportWithRowsForAPersonEndsWithThree() throws IOException {
        Path file = write(
                "mixed.csv",
                SalesCsv.usual().row("2025-11-07", "Tea", "1", "50", "").row("no date", "Tea", "1", "50", ""));

        CommandResult end = tally.run("import", file.toString(), "--business", SHOP);

        assertEquals(3, end.exitCode(), end::toString);
        assertTrue(end.out().contains("1 created, 0 skipped, 1 failed"), end.out());
    }

    @Test
    void anImportThatFailsAsAWholeEndsWithOne() throws IOException {
        Path noAmount =
                write("no-amount.csv", SalesCsv.withColumns("Date", "Product").row("2025-11-06", "Tea"));
        Path missing = folder.resolve("missing.csv");

        for (Path file : List.of(noAmount, missing)) {
            assertEquals(
                    1, tally.run("import", file.toString(), "--business", SHOP).exitCode(), file::toString);
        }
    }

    @Test
    void anImportWithoutABusinessIsNotUnderstood() throws IOException {
        Path file = write("lost.csv", SalesCsv.usual());

        assertEquals(2, tally.run("import", file.toString()).exitCode());
    }

    private static Path write(String name, SalesCsv csv) throws IOException {
        return Files.writeString(folder.resolve(name), csv.text());
    }
}
