package tally.it;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.openqa.selenium.By;

/**
 * A shop with files in every state worth looking at, for tests that go through all views.
 *
 * @param shop whose they are
 * @param uploads their ids; the first has failed rows
 * @param folder where files lie that a person may choose
 */
record ConsoleScene(Shop shop, List<String> uploads, Path folder) {

    private static final List<String> PRODUCTS = List.of("Cotton shirt", "Denim jeans", "Tea, 250 g", "Leather belt");

    static ConsoleScene with(Shop shop, Path folder) {
        String first = id(shop, november().named("november.csv"));
        String again = id(shop, november().named("november-again.csv"));
        String whole =
                id(shop, SalesCsv.usual().named("october.csv").row("2025-10-31", "Tea, 250 g", "3", "540", "Rahim"));
        shop.upload(SalesCsv.withColumns("Date", "Product").named("stock.csv").row("2025-11-01", "Tea"));
        return new ConsoleScene(shop, List.of(first, again, whole), folder);
    }

    /** Every view that a shop has, with what it says once it is whole. */
    List<View> views() {
        Path export = file("till.csv");
        return List.of(
                new View("upload", "upload", "Drop files here", List.of()),
                new View("preview", "upload", "Upload 29 rows", List.of(export)),
                new View("uploads", "uploads", "november-again.csv", List.of()),
                new View("one-upload", "uploads/" + uploads.get(0), "The books agree", List.of()));
    }

    private Path file(String name) {
        return november().writeTo(folder.resolve(name));
    }

    /** Four weeks of sales, four rows of them with what a person has to mend. */
    private static SalesCsv november() {
        SalesCsv csv = SalesCsv.usual();
        for (int day : IntStream.rangeClosed(1, 25).toArray()) {
            csv = csv.row(
                    "2025-11-%02d".formatted(day),
                    PRODUCTS.get(day % 4),
                    "" + (1 + day % 3),
                    120 * day + ".50",
                    "Rahim Uddin");
        }
        return csv.row("07/11/2025", "Cotton shirt", "2", "1700.00", "Fatema Begum")
                .row("08/11/2025", "Denim jeans", "1", "1450.00", "")
                .row("2025-11-26", "Denim jeans", "one", "1450.00", "")
                .row("2025-11-26", "", "1", "80.00", "");
    }

    private static String id(Shop shop, SalesCsv csv) {
        return shop.upload(csv).path("file_id").asText();
    }

    /**
     * A view.
     *
     * @param name of it, and of its picture
     * @param path its address
     * @param says what stands there once it is whole
     * @param files what a person chooses there first
     */
    record View(String name, String path, String says, List<Path> files) {

        void showOn(ConsolePage console) {
            console.view("uploads").browser().see(By.cssSelector(".table, .empty"));
            console.view(path);
            if (!files.isEmpty()) {
                console.browser().chooseFiles(files.toArray(Path[]::new));
            }
            console.browser().read(says);
        }
    }
}
