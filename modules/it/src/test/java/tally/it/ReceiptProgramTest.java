package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that reads receipts: where there is none, where it hangs, where the node around it dies. */
@Tag("long-waits")
class ReceiptProgramTest {
    @TempDir
    Path folder;

    @Test
    void withoutTheProgramReceiptsAreRefusedWithASentenceAndAllElseGoesOn() {
        try (RunningTally tally =
                Tally.onFreshDatabase(folder).with("PATH", folder.toString()).serve()) {
            Shop shop = tally.openShop();
            JsonNode refused = new ReceiptDesk(shop)
                    .send(ReceiptPicture.png(), "receipt.png")
                    .expect(503);
            String sentence = refused.path("message").asText();
            assertTrue(sentence.contains("Tesseract 5") && sentence.contains("TALLY_TESSERACT"), sentence);
            JsonNode ready = tally.anonymous().get("/readyz").expect(200);
            assertEquals(sentence, ready.at("/missing/0").asText());
            assertEquals(
                    "completed",
                    shop.upload(SalesCsv.oneGoodOneBad()).path("status").asText());
        }
    }

    @Test
    void aProgramThatHangsIsKilledAfterThirtySecondsAndTheNodeLives() throws IOException {
        Path pids = folder.resolve("pids");
        try (RunningTally tally = withProgram("echo $$ >> " + pids + "; exec tail -f /dev/null")) {
            Shop shop = tally.openShop();
            ReceiptDesk desk = new ReceiptDesk(shop);
            long sent = System.nanoTime();
            JsonNode end = desk.read(ReceiptPicture.png());
            long seconds = (System.nanoTime() - sent) / 1_000_000_000;
            assertEquals("failed", end.path("status").asText(), end.toString());
            assertTrue(end.path("error_message").asText().contains("longer than 30 seconds"), end.toString());
            assertTrue(seconds >= 30, () -> "after " + seconds + " s already");
            for (String pid : Files.readAllLines(pids)) {
                Await.until("the end of process " + pid, () -> hasEnded(pid));
            }
            assertEquals(
                    "UNREADABLE_IMAGE",
                    shop.failedJobs().get(0).path("error_code").asText());
            tally.anonymous().get("/readyz").expect(200);
        }
    }

    @Test
    void aProgramThatBreaksFailsTheReceiptAlone() throws IOException {
        try (RunningTally tally = withProgram("kill -SEGV $$")) {
            Shop shop = tally.openShop();
            assertEquals(
                    "failed",
                    new ReceiptDesk(shop)
                            .read(ReceiptPicture.png())
                            .path("status")
                            .asText());
            assertEquals(
                    "completed",
                    shop.upload(SalesCsv.oneGoodOneBad()).path("status").asText());
        }
    }

    @Test
    void aReceiptWhoseNodeDiesIsReadByAnotherAndBookedOnce() throws IOException {
        Tally recipe = Tally.standaloneWithoutPrograms(folder).with("TALLY_LEASE_SECONDS", "5");
        RunningTally dying = recipe.with("TALLY_TESSERACT", program("exec tail -f /dev/null"))
                .serve();
        Shop shop = dying.openShop();
        String id = new ReceiptDesk(shop).sent(ReceiptPicture.png());
        Await.until(
                "the receipt at work",
                () -> new ReceiptDesk(shop).now(id).path("status").asText().equals("processing"));
        dying.kill();
        try (RunningTally other = recipe.serve()) {
            ReceiptDesk.assumeReads(other);
            JsonNode end = new ReceiptDesk(shop.at(other)).ended(id);
            assertEquals("completed", end.path("status").asText(), end.toString());
            assertEquals(2, shop.at(other).transactionCount());
        }
    }

    private static boolean hasEnded(String pid) {
        return Optional.of(pid.strip())
                .map(Long::parseLong)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .isEmpty();
    }

    private RunningTally withProgram(String commands) throws IOException {
        return Tally.onFreshDatabase(folder)
                .with("TALLY_TESSERACT", program(commands))
                .serve();
    }

    private String program(String commands) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "Skipped: no /bin/sh");
        Path script = Files.createDirectories(folder.resolve("program")).resolve("tesseract");
        Files.writeString(script, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + commands + "\n");
        assertTrue(script.toFile().setExecutable(true));
        return script.toString();
    }
}
