package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tally.testkit.Shop;

final class SignInRoutesTest {

    private static final RunningTally TALLY = RunningTally.start();

    @AfterAll
    static void stop() {
        TALLY.close();
    }

    @Test
    void rightPairGetsATokenAndIsToldWhoItIs() {
        Shop shop = TALLY.openShop();
        String email = TALLY.emailOfPersonOf(shop);
        Client.Answer answer = TALLY.anyone().trySignIn(email, RunningTally.PASSWORD);
        assertEquals(200, answer.status());
        assertFalse(answer.at("/token").isEmpty());
        assertTrue(Instant.parse(answer.at("/expires_at"))
                .isAfter(TALLY.stores().clock().instant()));
        assertEquals(email, answer.at("/user/email"));
        assertEquals("false", answer.at("/user/is_staff"));
        assertEquals(shop.id().toString(), answer.at("/user/business_id"));
        assertEquals(shop.business().name(), answer.at("/user/business_name"));
        assertEquals("true", answer.at("/user/must_change_password"));
        assertEquals(6, answer.json().at("/user").size());
    }

    @Test
    void wrongPasswordAndUnknownEmailGetTheSameAnswer() {
        String email = TALLY.emailOfPersonOf(TALLY.openShop());
        Client.Answer wrong = TALLY.anyone().trySignIn(email, "a bad password");
        Client.Answer unknown = TALLY.anyone().trySignIn("nobody@tally.example", RunningTally.PASSWORD);
        assertEquals(401, wrong.status());
        assertEquals("INVALID_CREDENTIALS", wrong.errorCode());
        assertEquals(wrong.text(), unknown.text());
    }

    @Test
    void tokenIsDeadOnceItIsDeleted() {
        Client person = TALLY.personOf(TALLY.openShop());
        assertEquals(200, person.get("/api/v1/products").status());
        assertEquals(204, person.delete("/auth/token").status());
        assertEquals(401, person.get("/api/v1/products").status());
    }

    @Test
    void tokenEndsWithItsTime() {
        Client person = TALLY.personOf(TALLY.openShop());
        TALLY.stores().timePasses(Duration.ofDays(2));
        assertEquals(401, person.get("/api/v1/products").status());
    }

    @Test
    void otherSchemesAreNoTokens() {
        Client.Answer answer =
                TALLY.anyone().send(TALLY.anyone().request("/api/v1/products").header("Authorization", "Basic YTpi"));
        assertEquals(401, answer.status());
    }

    @Test
    void bodyThatIsNoPairIsRefusedByName() {
        Client.Answer answer = TALLY.anyone().post("/auth/token", "{\"email\":\"a@b.c\"}");
        assertEquals(400, answer.status());
        assertEquals("INVALID_BODY", answer.errorCode());
        assertEquals("password", answer.at("/details/field"));
    }

    @Test
    void staffAddABusinessAndAPersonWhoThenSignsIn() {
        Client staff = TALLY.staff();
        Client.Answer business =
                staff.post("/admin/api/v1/businesses", "{\"name\":\"Ahmed's Shop\",\"time_zone\":\"Asia/Dhaka\"}");
        assertEquals(201, business.status());
        assertEquals("Asia/Dhaka", business.at("/time_zone"));
        Client.Answer user = staff.post("/admin/api/v1/users", newUser("Ahmed@Shop.example", business.at("/id")));
        assertEquals(201, user.status());
        assertEquals("ahmed@shop.example", user.at("/email"));
        assertEquals("false", user.at("/is_staff"));
        assertEquals(business.at("/id"), user.at("/business_id"));
        assertEquals(
                200,
                TALLY.anyone()
                        .trySignIn("ahmed@shop.example", RunningTally.PASSWORD)
                        .status());
    }

    @Test
    void takenEmailIsAConflict() {
        Client staff = TALLY.staff();
        Shop shop = TALLY.openShop();
        Client.Answer answer = staff.post(
                "/admin/api/v1/users",
                newUser(TALLY.emailOfPersonOf(shop), shop.id().toString()));
        assertEquals(409, answer.status());
        assertEquals("CONFLICT", answer.errorCode());
    }

    @Test
    void accountThatCannotBeIsRefusedByField() {
        Client staff = TALLY.staff();
        String users = "/admin/api/v1/users";
        assertField(
                "email",
                staff.post(users, newUser("no address", TALLY.openShop().id().toString())));
        assertField("business_id", staff.post(users, "{\"email\":\"a@b.c\",\"password\":\"long enough\"}"));
        assertField("business_id", staff.post(users, newUser("a@b.c", "7")));
        assertEquals(
                404,
                staff.post(users, newUser("a@b.c", Shop.nextId().toString())).status());
        assertEquals(
                400,
                staff.post(users, "{\"email\":\"a@b.c\",\"password\":\"short\",\"is_staff\":true}")
                        .status());
        assertField("time_zone", staff.post("/admin/api/v1/businesses", "{\"name\":\"A\",\"time_zone\":\"Mars\"}"));
        assertField("name", staff.post("/admin/api/v1/businesses", "{\"name\":\" \"}"));
    }

    private static void assertField(String field, Client.Answer answer) {
        assertEquals(400, answer.status(), answer.text());
        assertEquals(field, answer.at("/details/field"), answer.text());
    }

    private static String newUser(String email, String businessId) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + RunningTally.PASSWORD + "\",\"business_id\":\""
                + businessId + "\"}";
    }
}
