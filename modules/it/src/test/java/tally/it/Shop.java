package tally.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A business with a user of its own, so that the tests of a class can share a process and not see each other's sales. */
record Shop(RunningTally tally, String businessId, String email, TallyClient client) {
    static final String PASSWORD = "open sesame, please";

    /** {@link #PASSWORD} hashed once in place of 600,000 times: of what a test of a shop costs, that would be the half. */
    private static final String HASHED_ONCE =
            "pbkdf2-sha256$1$c2hvcHMgb2YgdGVzdHMuLg==$vzbD1PKz/ksbY5C55QZl6bfKaUs0mnhHUnHkKdsZxG4=";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** With a user who was not added over REST, see {@link #HASHED_ONCE}. */
    static Shop open(RunningTally tally) {
        String id = addBusiness(tally);
        String email = newEmail();
        tally.sql().run("""
                insert into users (id, email, password_hash, is_staff, business_id)
                values (gen_random_uuid(), '%s', '%s', false, '%s')
                """.formatted(email, HASHED_ONCE, id));
        return signedIn(tally, id, email);
    }

    /** As staff open one: for tests of what a password costs, and of what is told about those who are added. */
    static Shop openOverRest(RunningTally tally) {
        String id = addBusiness(tally);
        String email = newEmail();
        tally.staff()
                .post(
                        "/admin/api/v1/users",
                        "{\"email\": \"%s\", \"password\": \"%s\", \"business_id\": \"%s\"}"
                                .formatted(email, PASSWORD, id))
                .expect(201);
        return signedIn(tally, id, email);
    }

    private static String newEmail() {
        return "owner" + NUMBER.incrementAndGet() + "@it.example";
    }

    private static String addBusiness(RunningTally tally) {
        String name = "Shop " + NUMBER.incrementAndGet();
        return tally.staff()
                .post("/admin/api/v1/businesses", "{\"name\": \"" + name + "\", \"time_zone\": \"Asia/Dhaka\"}")
                .expect(201)
                .path("id")
                .asText();
    }

    private static Shop signedIn(RunningTally tally, String id, String email) {
        return new Shop(tally, id, email, tally.anonymous().signedIn(email, PASSWORD));
    }

    /** The same shop at another process of the same database. */
    Shop at(RunningTally other) {
        return new Shop(other, businessId, email, client.movedTo(other));
    }

    /** Has Tally make up a password for its user, as for somebody who forgot theirs. */
    String passwordMadeUp() {
        String users = "/admin/api/v1/users";
        String id = tally.staff().results(users + "?limit=100").stream()
                .filter(user -> user.path("email").asText().equals(email))
                .map(user -> user.path("id").asText())
                .findFirst()
                .orElseThrow();
        return tally.staff()
                .post(users + "/" + id + "/password")
                .expect(200)
                .path("password")
                .asText();
    }

    JsonNode upload(SalesCsv csv) {
        return client.uploadAndWait(csv.form());
    }

    JsonNode upload(Form form) {
        return client.uploadAndWait(form);
    }

    List<JsonNode> transactions() {
        return client.results("/api/v1/transactions?limit=100&sort_by=date&sort_order=asc");
    }

    long transactionCount() {
        return client.get("/api/v1/transactions?limit=1")
                .expect(200)
                .path("count")
                .asLong();
    }

    JsonNode product(String name) {
        return named(client.results("/api/v1/products?limit=100"), name);
    }

    JsonNode customer(String name) {
        return named(client.results("/api/v1/customers?limit=100"), name);
    }

    /** Its failed rows that wait for a person, in the order of the file. */
    List<JsonNode> failedJobs() {
        return tally.staff().results("/admin/api/v1/failed-jobs?limit=100&sort_order=asc&business_id=" + businessId);
    }

    JsonNode failedJob(String id) {
        return tally.staff().get("/admin/api/v1/failed-jobs/" + id).expect(200);
    }

    Answer retry(String failedJobId) {
        return tally.staff().post("/admin/api/v1/failed-jobs/" + failedJobId + "/retry");
    }

    /** A retry with some columns corrected, as JSON: {@code {"Date": "2025-11-07"}}. */
    Answer retry(String failedJobId, String correctedColumns) {
        return tally.staff()
                .post(
                        "/admin/api/v1/failed-jobs/" + failedJobId + "/retry",
                        "{\"row_data\": " + correctedColumns + "}");
    }

    /** Waits until a retried row has an outcome. */
    JsonNode retried(String failedJobId) {
        return Await.value(
                "the outcome of retry " + failedJobId,
                () -> Optional.of(failedJob(failedJobId))
                        .filter(job -> !job.path("status").asText().equals("pending")));
    }

    /** The full check of its books. */
    JsonNode consistency() {
        return tally.staff()
                .get("/admin/api/v1/consistency?business_id=" + businessId)
                .expect(200);
    }

    private static JsonNode named(List<JsonNode> things, String name) {
        return things.stream()
                .filter(thing -> thing.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name + " among " + things));
    }
}
