package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What people do to their own account, and staff to those of others. */
final class UserRoutesTest {

    private static final RunningTally TALLY = RunningTally.start();
    private static final String OWN = "a password of my own";

    @AfterAll
    static void stop() {
        TALLY.close();
    }

    private static Client.Answer json(Client client, String method, String path, String body) {
        return client.send(client.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static Client.Answer changePassword(Client client, String from, String to) {
        return json(
                client,
                "PUT",
                "/auth/password",
                "{\"current_password\":\"" + from + "\",\"new_password\":\"" + to + "\"}");
    }

    private static String idOf(String email) {
        return TALLY.anyone().trySignIn(email, RunningTally.PASSWORD).at("/user/id");
    }

    @Test
    void aChangedPasswordEndsTheOtherSignInsAndNotThisOne() {
        String email = TALLY.emailOfPersonOf(TALLY.openShop());
        Client here = TALLY.anyone().signIn(email, RunningTally.PASSWORD);
        Client there = TALLY.anyone().signIn(email, RunningTally.PASSWORD);
        assertEquals(204, changePassword(here, RunningTally.PASSWORD, OWN).status());
        assertEquals(200, here.get("/api/v1/products").status());
        assertEquals(401, there.get("/api/v1/products").status());
        assertEquals(401, TALLY.anyone().trySignIn(email, RunningTally.PASSWORD).status());
        assertEquals("false", TALLY.anyone().trySignIn(email, OWN).at("/user/must_change_password"));
    }

    @Test
    void aWrongCurrentPasswordAndAShortNewOneChangeNothing() {
        String email = TALLY.emailOfPersonOf(TALLY.openShop());
        Client person = TALLY.anyone().signIn(email, RunningTally.PASSWORD);
        assertEquals(
                "INVALID_CREDENTIALS", changePassword(person, "not it", OWN).errorCode());
        assertEquals(400, changePassword(person, RunningTally.PASSWORD, "short").status());
        assertEquals(
                400,
                changePassword(person, RunningTally.PASSWORD, RunningTally.PASSWORD)
                        .status());
        assertEquals(200, TALLY.anyone().trySignIn(email, RunningTally.PASSWORD).status());
    }

    /** Nobody is told that the right password is wrong. */
    @Test
    void whoGuessesTheCurrentPasswordIsToldToWait() {
        String email = TALLY.emailOfPersonOf(TALLY.openShop());
        Client person = TALLY.anyone().signIn(email, RunningTally.PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertEquals(400, changePassword(person, "not it", OWN).status());
        }
        Client.Answer tooMany = changePassword(person, RunningTally.PASSWORD, OWN);
        assertEquals(429, tooMany.status());
        assertTrue(Integer.parseInt(tooMany.header("Retry-After")) > 0);
        assertEquals(200, person.get("/auth/tokens").status());
    }

    @Test
    void signInsAreListedAndEndedOneByOne() {
        String email = TALLY.emailOfPersonOf(TALLY.openShop());
        Client here = TALLY.anyone().signIn(email, RunningTally.PASSWORD);
        Client there = TALLY.anyone().signIn(email, RunningTally.PASSWORD);
        Client.Answer mine = there.get("/auth/tokens");
        assertEquals(2, mine.json().at("/results").size());
        int current = mine.json().at("/results/0/current").asBoolean() ? 0 : 1;
        String other = mine.at("/results/" + (1 - current) + "/id");
        assertEquals("127.0.0.1", mine.at("/results/0/address"));
        assertEquals(404, TALLY.staff().delete("/auth/tokens/" + other).status());
        assertEquals(204, there.delete("/auth/tokens/" + other).status());
        assertEquals(401, here.get("/auth/tokens").status());
        assertEquals(200, there.get("/auth/tokens").status());
    }

    @Test
    void aDisabledUserIsOutAtOnceAndGetsTheAnswerOfAStranger() {
        String email = TALLY.emailOfPersonOf(TALLY.openShop());
        Client person = TALLY.anyone().signIn(email, RunningTally.PASSWORD);
        String path = "/admin/api/v1/users/" + idOf(email);
        Client staff = TALLY.staff();
        assertEquals("true", json(staff, "PATCH", path, "{\"disabled\":true}").at("/disabled"));
        assertEquals(401, person.get("/api/v1/products").status());
        assertEquals(
                TALLY.anyone().trySignIn("nobody@tally.example", OWN).text(),
                TALLY.anyone().trySignIn(email, RunningTally.PASSWORD).text());
        json(staff, "PATCH", path, "{\"disabled\":false}");
        assertEquals(200, TALLY.anyone().trySignIn(email, RunningTally.PASSWORD).status());
    }

    @Test
    void staffCanDisableAnyoneButThemselves() {
        Client staff = TALLY.staff();
        long refused = staff.get("/admin/api/v1/users?limit=100").json().at("/results").findValuesAsText("id").stream()
                .filter(id -> json(staff, "PATCH", "/admin/api/v1/users/" + id, "{\"disabled\":false}")
                                .status()
                        == 409)
                .count();
        assertEquals(1, refused);
    }

    @Test
    void aGeneratedPasswordLetsOneChooseAnotherAndNothingElse() {
        String email = TALLY.emailOfPersonOf(TALLY.openShop());
        Client before = TALLY.anyone().signIn(email, RunningTally.PASSWORD);
        Client.Answer reset = TALLY.staff().post("/admin/api/v1/users/" + idOf(email) + "/password", "");
        String generated = reset.at("/password");
        assertTrue(generated.length() >= 16, reset.text());
        assertEquals(401, before.get("/api/v1/products").status());
        Client person = TALLY.anyone().signIn(email, generated);
        Client.Answer refused = person.get("/api/v1/products");
        assertEquals(403, refused.status());
        assertEquals("PASSWORD_CHANGE_REQUIRED", refused.errorCode());
        assertEquals(204, changePassword(person, generated, OWN).status());
        assertEquals(200, person.get("/api/v1/products").status());
    }

    @Test
    void staffEndAllSignInsOfAUser() {
        String email = TALLY.emailOfPersonOf(TALLY.openShop());
        Client person = TALLY.anyone().signIn(email, RunningTally.PASSWORD);
        assertEquals(
                204,
                TALLY.staff()
                        .delete("/admin/api/v1/users/" + idOf(email) + "/tokens")
                        .status());
        assertEquals(401, person.get("/api/v1/products").status());
    }

    @Test
    void tooManyTriesHaveToWaitInTheSameWordsWhetherTheAccountExistsOrNot() {
        String email = TALLY.emailOfPersonOf(TALLY.openShop());
        for (String tried : new String[] {email, "made.up@tally.example"}) {
            for (int i = 0; i < 10; i++) {
                assertEquals(
                        401, TALLY.anyone().trySignIn(tried, "wrong password").status());
            }
            Client.Answer answer = TALLY.anyone().trySignIn(tried, RunningTally.PASSWORD);
            assertEquals(429, answer.status());
            assertEquals("RATE_LIMITED", answer.errorCode());
            assertFalse(answer.header("Retry-After").isEmpty());
        }
    }
}
