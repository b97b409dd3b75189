package tally.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds a shop's books against the truth, and notes every difference. One per comparison. */
final class SoakBooks {
    private final SoakShop sender;
    private final Shop shop;
    private final List<JsonNode> uploads;
    private final List<String> differences = new ArrayList<>();

    private SoakBooks(SoakShop sender, RunningTally node) {
        this.sender = sender;
        this.shop = sender.at(node);
        this.uploads = sender.uploads(node);
    }

    /** What differs from the truth, each with what was expected and what was found; nothing where all is well. */
    static List<String> differences(SoakShop sender, SoakWorld world) {
        SoakBooks books = new SoakBooks(sender, world.node());
        SoakTruth truth = SoakTruth.of(sender.files());
        books.compareUploads();
        books.compareSales(truth);
        books.compareStock(truth.sold());
        books.compareCustomers(truth.purchases());
        books.compareEvents(world.sql());
        return books.differences.stream()
                .map(line -> "shop " + books.shop.businessId() + ": " + line)
                .toList();
    }

    private void compareUploads() {
        Map<String, SoakFile> files =
                sender.files().stream().collect(Collectors.toMap(SoakFile::name, Function.identity()));
        uploads.forEach(upload -> compareUpload(
                upload,
                Optional.ofNullable(files.get(upload.path("file_name").asText()))
                        .orElseThrow()));
        Set<String> lost = new TreeSet<>(sender.accepted());
        uploads.forEach(upload -> lost.remove(upload.path("file_id").asText()));
        same("uploads that were accepted and are lost", "[]", lost);
    }

    private void compareUpload(JsonNode upload, SoakFile file) {
        String id = upload.path("file_id").asText();
        String name = file.name() + " " + id;
        same(
                name + " status",
                "completed",
                upload.path("status").asText() + upload.path("error_message").asText(""));
        same(name + " rows", file.rows(), upload.path("row_count").asLong());
        same(name + " failed", file.failed(), upload.path("rows_failed").asLong());
        same(
                name + " new and skipped",
                file.sales().size(),
                newRows(upload) + upload.path("skipped_rows").asLong());
        money(name + " amount", file.revenue(), amount(upload, "created").add(amount(upload, "skipped")));
        same(name + " check", true, upload.at("/consistency/ok").asBoolean());
        JsonNode failedJobs = shop.tally()
                .staff()
                .get("/admin/api/v1/failed-jobs?limit=1&file_id=" + id)
                .expect(200);
        same(name + " failed jobs", file.failed(), failedJobs.path("count").asLong());
    }

    private void compareSales(SoakTruth truth) {
        JsonNode summary = shop.client().get("/api/v1/transactions/summary").expect(200);
        same("transactions", truth.sales(), summary.path("total_transactions").asLong());
        money("revenue", truth.revenue(), summary.path("total_revenue").decimalValue());
        same(
                "new rows of all uploads",
                truth.sales(),
                uploads.stream().mapToLong(SoakBooks::newRows).sum());
        JsonNode check = shop.consistency();
        same("full check", "[]", check.path("warnings"));
    }

    private void compareStock(Map<String, Long> sold) {
        Map<String, JsonNode> products = byName("/api/v1/products?limit=100");
        same("products", new TreeSet<>(sold.keySet()), new TreeSet<>(products.keySet()));
        sold.forEach((name, pieces) -> same(
                "stock of " + name,
                -pieces,
                found(products, name).path("current_stock").asLong()));
    }

    private void compareCustomers(Map<String, BigDecimal> purchases) {
        Map<String, JsonNode> customers = byName("/api/v1/customers?limit=100");
        same("customers", new TreeSet<>(purchases.keySet()), new TreeSet<>(customers.keySet()));
        purchases.forEach((name, total) -> money(
                "purchases of " + name,
                total,
                found(customers, name).path("total_purchases").decimalValue()));
    }

    private void compareEvents(Sql sql) {
        String delivered = "select payload->>'file_id' from events where delivered_at is not null and business_id = '"
                + shop.businessId() + "' order by 1";
        List<String> expected = uploads.stream()
                .filter(upload -> newRows(upload) > 0)
                .map(upload -> upload.path("file_id").asText())
                .sorted()
                .toList();
        same("events delivered", expected, sql.texts(delivered));
    }

    private Map<String, JsonNode> byName(String path) {
        return shop.client().results(path).stream()
                .collect(Collectors.toMap(thing -> thing.path("name").asText(), Function.identity()));
    }

    private static JsonNode found(Map<String, JsonNode> things, String name) {
        return Optional.ofNullable(things.get(name)).orElseGet(() -> Answer.parse("{}"));
    }

    private static long newRows(JsonNode upload) {
        return upload.path("created_transactions").asLong();
    }

    private static BigDecimal amount(JsonNode upload, String kind) {
        return upload.path("amounts").path(kind).decimalValue();
    }

    private void money(String what, BigDecimal expected, BigDecimal found) {
        same(
                what,
                expected.stripTrailingZeros().toPlainString(),
                found.stripTrailingZeros().toPlainString());
    }

    private void same(String what, Object expected, Object found) {
        if (!String.valueOf(expected).equals(String.valueOf(found))) {
            differences.add(what + ": expected " + expected + ", found " + found);
        }
    }
}
