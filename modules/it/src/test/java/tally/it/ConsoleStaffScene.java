package tally.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tally.it.ConsoleScene.View;

/**
 * A season of a shop's sales, with failed rows and, where they can be read, receipts: for tests that go through all views
 * of staff.
 *
 * @param shop whose they are
 * @param receipt the id of one that waits to be checked; none where this machine reads no receipts
 */
record ConsoleStaffScene(Shop shop, Optional<String> receipt) {

    private static final int DAYS = 70;
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 9, 1);
    private static final List<String> PRODUCTS =
            List.of("Cotton shirt", "Denim jeans", "Tea, 250 g", "Leather belt", "Silk scarf", "Notebook A5");
    private static final List<String> CUSTOMERS = List.of("Rahim Uddin", "Fatema Begum", "Walk-in", "Nusrat Jahan");
    private static final List<String> PAYMENTS = List.of("cash", "bkash", "cash", "card", "nagad");

    static ConsoleStaffScene with(Shop shop) {
        shop.upload(season().named("season.csv"));
        for (String product : List.of("Cotton shirt", "Leather belt", "Tea, 250 g")) {
            String id = shop.product(product).path("id").asText();
            shop.client()
                    .patch("/api/v1/products/" + id, "{\"initial_stock\": 180}")
                    .expect(200);
        }
        return new ConsoleStaffScene(shop, receiptOf(shop));
    }

    /** Every view that staff have besides those of a shop, with what it says once it is whole. */
    List<View> views() {
        List<View> views = new ArrayList<>(List.of(
                view("failed-rows", "Why it failed"),
                view("sales", "Revenue by product"),
                view("products", "SKU-"),
                view("customers", "Bought in all"),
                view("operations", "Failed rows to be mended"),
                view("books", "Not checked yet"),
                view("events", "Delivered"),
                view("audit", "Product changed")));
        receipt.ifPresent(id -> {
            views.add(view("receipts", "receipt.jpg"));
            views.add(new View("one-receipt", "receipts/" + id + business(), "Sum of the items", List.of()));
        });
        return views;
    }

    private View view(String path, String says) {
        return new View(path, path + business(), says, List.of());
    }

    private String business() {
        return "?business=" + shop.businessId();
    }

    /** More on some days than on others, as in a shop; a few rows as a hand writes them. */
    private static SalesCsv season() {
        SalesCsv csv =
                SalesCsv.withColumns("Date", "Product", "Quantity", "Amount", "Customer", "PaymentMethod", "Time");
        for (int day : IntStream.range(0, DAYS).toArray()) {
            for (int sale : IntStream.range(0, 2 + day % 7).toArray()) {
                csv = csv.row(row(day, sale));
            }
        }
        return csv.row("2025-11-10", "Silk scarf", "two", "900.00", "Nusrat Jahan", "card", "11:20")
                .row("2025-11-10", "", "1", "80.00", "", "cash", "11:45");
    }

    private static String[] row(int day, int sale) {
        LocalDate date = FIRST_DAY.plusDays(day);
        boolean asAHandWritesIt = day % 11 == 5 && sale == 0;
        return new String[] {
            asAHandWritesIt
                    ? "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear())
                    : date.toString(),
            PRODUCTS.get((day * 3 + sale) % PRODUCTS.size()),
            "" + (1 + sale % 3),
            (1 + sale % 3) * (120 + 85 * ((day + sale) % 6)) + ".00",
            CUSTOMERS.get((day + sale) % CUSTOMERS.size()),
            PAYMENTS.get((day + 2 * sale) % PAYMENTS.size()),
            "%02d:%02d".formatted(10 + sale, day % 60)
        };
    }

    private static Optional<String> receiptOf(Shop shop) {
        if (!shop.tally().anonymous().get("/readyz").expect(200).path("missing").isEmpty()) {
            return Optional.empty();
        }
        String id = PaperReceipt.withTotal("250.00").sendFrom(shop);
        Await.until("receipt " + id + " to be read", () -> status(shop, id).equals("needs_review"));
        return Optional.of(id);
    }

    private static String status(Shop shop, String receipt) {
        JsonNode read = shop.client().get("/data/upload-receipt/" + receipt).expect(200);
        return read.path("status").asText();
    }
}
