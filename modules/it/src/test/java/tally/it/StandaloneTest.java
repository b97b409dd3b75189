package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that brings its own PostgreSQL, as someone meets it who has nothing but a JDK: start it in an empty folder, do
 * what it says on the screen, stop it, start it again. One story, so its tests have an order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandaloneTest {
    private static final Path SAMPLE = Path.of("../../sample-data/sales.csv");
    private static final Path CHECKLIST = Path.of("../../docs/checklist.sh");

    @TempDir
    static Path folder;

    private static RunningTally tally;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(folder.resolve("sample-data"));
        Files.copy(SAMPLE, folder.resolve("sample-data").resolve("sales.csv"));
        tally = Tally.standalone(folder).serve("--demo");
        tally.log().await(".*/api/v1/transactions/summary.*");
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @Test
    @Order(1)
    void theScreenSaysWhereItIsAndWhoMaySignIn() {
        tally.log().await("\\s*Tally is running: http://127\\.0\\.0\\.1:\\d+");

        signedIn("staff").get("/admin/api/v1/failed-jobs").expect(200);
        JsonNode shops = signedIn("staff").get("/admin/api/v1/businesses").expect(200);
        signedIn("shop").get("/api/v1/transactions").expect(200);
        assertEquals("Ahmed's Shop", shops.at("/results/0/name").asText());
    }

    @Test
    @Order(2)
    void theLinesOnTheScreenUploadTheSample() throws IOException, InterruptedException {
        List<String> lines = tally.log().lines().stream()
                .map(String::strip)
                .filter(line -> line.startsWith("TOKEN=") || line.startsWith("curl "))
                .toList();
        assertTrue(lines.size() >= 2, tally.log()::text);

        String said = bash(String.join("\n", lines));

        assertTrue(said.contains("\"rows_detected\":30"), said);
        Await.until("thirty transactions", () -> transactions() == 30);
    }

    @Test
    @Order(3)
    void whatWasBookedIsThereAfterARestart() {
        assertEquals(30, transactions());
        tally.close();

        tally = tally.recipe().serve("--demo");

        assertEquals(30, transactions());
    }

    @Test
    @Order(4)
    void whatWasBookedIsThereAfterAKill() {
        tally.kill();

        tally = tally.recipe().serve("--demo");

        assertEquals(30, transactions());
    }

    @Test
    @Order(5)
    void theChecklistCanBeWalked() throws IOException, InterruptedException {
        Path data = folder.resolve("tally-data");

        String saw = bash("TALLY_DATA_DIR='" + data + "' '" + CHECKLIST.toAbsolutePath() + "' " + tally.url());

        assertTrue(saw.endsWith("All as it should be."), saw);
    }

    @Test
    @Order(6)
    void thePasswordsAreForTheOwnerAlone() throws IOException {
        Path signIns = folder.resolve("tally-data").resolve("sign-ins.txt");

        assertEquals(
                "[OWNER_READ, OWNER_WRITE]",
                Files.getPosixFilePermissions(signIns).stream()
                        .sorted()
                        .toList()
                        .toString());
    }

    private static int transactions() {
        return signedIn("shop")
                .get("/api/v1/transactions?limit=1")
                .expect(200)
                .path("count")
                .asInt();
    }

    /** Signs in as the screen says. */
    private static TallyClient signedIn(String role) {
        Matcher line = tally.log().await("\\s*" + role + "\\s+(\\S+@\\S+)\\s+(\\S+)");
        return tally.anonymous().signedIn(line.group(1), line.group(2));
    }

    private static String bash(String script) throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/curl")),
                "Skipped: bash or curl is not here");
        Process process = new ProcessBuilder("/bin/bash", "-euo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .start();
        Output out = Output.of(process.getInputStream());
        Output err = Output.of(process.getErrorStream());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        String said = out.whole().text();
        assertEquals(0, process.exitValue(), () -> said + err.text());
        return said;
    }
}
