package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the database is really full: a file waits until somebody has made room, and is booked once. */
@Tag("database")
class FullDiskTest {
    private static final ManySales SALES = ManySales.of(60_000);

    @TempDir
    Path folder;

    @Test
    void aFileWaitsUntilThereIsRoom() {
        Path mountPoint = folder.resolve("small-disk");
        Optional<SmallDisk> mounted = SmallDisk.at(mountPoint, "4m");
        assumeTrue(mounted.isPresent(), "Skipped: only root may mount a disk, and not in every container");
        try (SmallDisk disk = mounted.get();
                RestartablePostgres postgres = RestartablePostgres.in(folder.resolve("postgres"));
                RunningTally tally = Tally.on(postgres.url(), folder).serve()) {
            tally.sql().run("create tablespace small location '" + mountPoint + "'");
            tally.sql().run("alter table sales set tablespace small");
            Shop shop = tally.openShop();
            String upload = shop.client().accepted(Form.file(SALES.writeTo(folder.resolve("sales.csv"))));
            tally.log().await(".*" + upload + ".*SQLSTATE 53100.*");
            Await.until("a second try", () -> attempts(tally, upload) > 1);
            shop.client().get("/api/v1/transactions").expect(200);

            disk.grow("400m");

            JsonNode end = shop.client().ended(upload);
            assertEquals("completed", end.path("status").asText(), end::toString);
            Books.of(shop).assertHold(SALES);
        }
    }

    private static int attempts(RunningTally tally, String upload) {
        return Integer.parseInt(tally.sql().text("select attempt from uploads where id = '" + upload + "'"));
    }
}
