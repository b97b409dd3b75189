package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see and do what; a thing of another business is as if it did not exist. */
class AccessTest {
    @TempDir
    static Path folder;

    private static RunningTally tally;

    @BeforeAll
    static void start() {
        tally = Tally.onFreshDatabase(folder).serve();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data/upload-csv",
                "/api/v1/transactions",
                "/api/v1/transactions/summary",
                "/api/v1/products",
                "/api/v1/customers",
                "/admin/api/v1/failed-jobs",
                "/admin/api/v1/upload-status",
                "/admin/api/v1/consistency",
                "/admin/api/v1/businesses"
            })
    void nobodyGetsInWithoutAToken(String path) {
        Stream.of(
                        tally.anonymous().get(path),
                        tally.anonymous().withToken("made-up").get(path))
                .forEach(answer -> {
                    answer.expect(401);
                    assertEquals("UNAUTHENTICATED", answer.errorCode());
                    assertEquals(Optional.of("Bearer"), answer.header("WWW-Authenticate"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/api/v1/failed-jobs",
                "/admin/api/v1/upload-status",
                "/admin/api/v1/consistency",
                "/admin/api/v1/businesses"
            })
    void aShopsUserIsNotStaff(String path) {
        Answer answer = tally.openShop().client().get(path);

        answer.expect(403);
        assertEquals("FORBIDDEN", answer.errorCode());
    }

    @Test
    void aShopsUserCannotRetryItsOwnRow() {
        Shop shop = tally.openShop();
        shop.upload(SalesCsv.usual().row("no date", "Tea", "1", "50", ""));
        String id = shop.failedJobs().get(0).path("id").asText();

        shop.client().post("/admin/api/v1/failed-jobs/" + id + "/retry").expect(403);

        assertEquals(0, shop.failedJobs().get(0).path("retry_count").asInt());
    }

    @Test
    void anotherShopsUploadIsNotThere() {
        Shop ours = tally.openShop();
        Shop theirs = tally.openShop();
        String file = theirs.upload(SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", ""))
                .path("file_id")
                .asText();

        Answer another = ours.client().get("/data/upload-csv/" + file);
        Answer unknown = ours.client().get("/data/upload-csv/00000000-0000-7000-8000-000000000000");

        another.expect(404);
        assertEquals(unknown.status(), another.status());
        assertEquals(unknown.body(), another.body());
    }

    @Test
    void anotherShopsBooksAreNotSeen() {
        Shop ours = tally.openShop();
        Shop theirs = tally.openShop();
        String file = theirs.upload(SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", "Rahim"))
                .path("file_id")
                .asText();
        String product = theirs.product("Tea").path("id").asText();
        String customer = theirs.customer("Rahim").path("id").asText();

        List<String> questions = List.of(
                "/api/v1/transactions",
                "/api/v1/transactions?file_id=" + file,
                "/api/v1/transactions?product_id=" + product,
                "/api/v1/transactions?customer_id=" + customer,
                "/api/v1/products",
                "/api/v1/customers",
                "/data/upload-csv");

        questions.forEach(question -> assertEquals(List.of(), ours.client().results(question), question));
    }

    @Test
    void anotherShopCannotBeNamed() {
        Shop ours = tally.openShop();
        Shop theirs = tally.openShop();

        ours.client().get("/api/v1/products?business_id=" + theirs.businessId()).expect(404);
        ours.client()
                .upload(SalesCsv.usual()
                        .row("2025-11-06", "Tea", "1", "50", "")
                        .form()
                        .with("business_id", theirs.businessId()))
                .expect(404);

        assertEquals(0, theirs.transactionCount());
    }

    @Test
    void anEqualProductOfTwoShopsIsTwoProducts() {
        Shop ours = tally.openShop();
        Shop theirs = tally.openShop();
        SalesCsv csv = SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", "Rahim");

        ours.upload(csv);
        ours.upload(csv.row("2025-11-07", "Tea", "4", "200", "Rahim"));
        theirs.upload(csv);

        assertEquals(-5, ours.product("Tea").path("current_stock").asInt());
        assertEquals(-1, theirs.product("Tea").path("current_stock").asInt());
    }

    @Test
    void staffActForTheBusinessThatTheyName() {
        Shop shop = tally.openShop();
        Form form = SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", "").form();

        Answer unnamed = tally.staff().upload(form);
        tally.staff().uploadAndWait(form.with("business_id", shop.businessId()));

        unnamed.expect(400);
        assertTrue(unnamed.body().contains("business_id"), unnamed.body());
        assertEquals(1, shop.transactionCount());
    }

    @Test
    void aWrongPasswordAndAnUnknownEmailGetTheSameAnswer() {
        Shop shop = tally.openShop();

        Answer wrongPassword = tally.anonymous().signIn(shop.email(), "not the password");
        Answer unknownEmail = tally.anonymous().signIn("nobody@it.example", "not the password");

        wrongPassword.expect(401);
        assertEquals("INVALID_CREDENTIALS", wrongPassword.errorCode());
        assertEquals(wrongPassword.body(), unknownEmail.body());
        assertEquals(wrongPassword.status(), unknownEmail.status());
    }

    @Test
    void aTokenIsDeadAtOnceOnEveryNode(@TempDir Path otherFolder) {
        Shop shop = tally.openShop();
        try (RunningTally other = tally.recipe().in(otherFolder).serve()) {
            TallyClient there = shop.client().movedTo(other);
            there.get("/api/v1/products").expect(200);

            assertEquals(204, shop.client().delete("/auth/token").status());

            there.get("/api/v1/products").expect(401);
            shop.client().get("/api/v1/products").expect(401);
        }
    }

    @Test
    void neitherTokenNorPasswordIsKeptInTheClear() {
        Shop shop = Shop.openOverRest(tally);
        String token = tally.anonymous()
                .signIn(shop.email(), Shop.PASSWORD)
                .expect(200)
                .path("token")
                .asText();

        String everything = tally.sql().dump() + tally.log().text();

        assertTrue(!everything.contains(token) && !everything.contains(Shop.PASSWORD));
    }

    @Test
    void aTakenEmailIsAConflict() {
        Shop shop = tally.openShop();

        Answer answer = tally.staff()
                .post(
                        "/admin/api/v1/users",
                        "{\"email\": \"%s\", \"password\": \"another one\", \"business_id\": \"%s\"}"
                                .formatted(shop.email(), shop.businessId()));

        answer.expect(409);
        assertEquals("CONFLICT", answer.errorCode());
    }
}
