package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream of what is being worked on, at one node, while the other one reads a file, dies, and is relieved. */
class StatusStreamTest {
    private static final ManySales SALES = ManySales.of(150_000);

    @TempDir
    Path folder;

    @TempDir
    Path otherFolder;

    @Test
    void progressNeverGoesBackAndNeverOverTheEndThoughANodeDies() throws IOException {
        Tally recipe = Tally.onFreshDatabase(folder).with("TALLY_LEASE_SECONDS", "5");
        RunningTally first = recipe.with("TALLY_NODE", "mortal").serve();
        Shop shop = first.openShop();
        String file = shop.client().accepted(Form.file(SALES.writeTo(folder.resolve("sales.csv"))));
        awaitTheMiddle(shop, file);
        try (RunningTally second =
                        recipe.in(otherFolder).with("TALLY_NODE", "heir").serve();
                BufferedReader stream =
                        second.staff().listen("/admin/api/v1/upload-status/stream?business_id=" + shop.businessId())) {
            List<JsonNode> seen = new ArrayList<>(List.of(next(stream)));
            first.kill();
            while (!seen.get(seen.size() - 1).path("status").asText().equals("completed")) {
                seen.add(next(stream));
            }
            assertProgress(seen);
            assertEquals("mortal", seen.get(0).path("node").asText());
            assertTrue(seen.stream().anyMatch(look -> look.path("node").asText().equals("heir")), seen::toString);
            Books.of(shop.at(second)).assertHold(SALES);
        }
    }

    private static void assertProgress(List<JsonNode> seen) {
        for (String field : List.of("percent_complete", "rows_processed")) {
            List<Long> values =
                    seen.stream().map(look -> look.path(field).asLong()).toList();
            assertEquals(values.stream().sorted().toList(), values, field);
        }
        JsonNode last = seen.get(seen.size() - 1);
        assertEquals(100, last.path("percent_complete").asInt());
        assertEquals(SALES.rows(), last.path("rows_processed").asInt());
    }

    /** The upload of the next event; comments and blank lines stand between events. */
    private static JsonNode next(BufferedReader stream) {
        try {
            String line = stream.readLine();
            while (line != null && !line.startsWith("data: ")) {
                line = stream.readLine();
            }
            assertTrue(line != null, "The stream has ended");
            return Answer.parse(line.substring("data: ".length())).at("/recent_uploads/0");
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static void awaitTheMiddle(Shop shop, String file) {
        Await.until("the file to be half read", () -> {
            long processed = shop.client().status(file).path("rows_processed").asLong();
            return processed > 0;
        });
    }
}
