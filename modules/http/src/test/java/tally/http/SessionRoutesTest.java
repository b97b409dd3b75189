package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tally.testkit.Shop;

final class SessionRoutesTest {

    private static final RunningTally TALLY = RunningTally.start();
    private static final String OURS = "X-Tally-Console";

    @AfterAll
    static void stop() {
        TALLY.close();
    }

    @Test
    void browserKeepsTheTokenWhereNoScriptReadsIt() {
        Client.Answer answer = signIn(TALLY.openShop());
        assertEquals(200, answer.status());
        String cookie = answer.header("Set-Cookie");
        assertTrue(cookie.matches("tally_session=\\S+; Max-Age=43\\d{3}; Path=/; HttpOnly; SameSite=Strict"), cookie);
        assertFalse(answer.text().contains(token(answer)));
    }

    @Test
    void cookieTravelsByTlsAloneWhereTheProxySpeaksTls() {
        Client.Answer answer = TALLY.anyone().send(signInAs(TALLY.openShop()).header("X-Forwarded-Proto", "https"));
        assertTrue(answer.header("Set-Cookie").endsWith("; Secure"), answer.header("Set-Cookie"));
    }

    @Test
    void cookieSaysWhoItIsAndReadsWhatATokenReads() {
        Shop shop = TALLY.openShop();
        Client.Answer signedIn = signIn(shop);
        Client.Answer current = get("/auth/session", signedIn);
        assertEquals(signedIn.json(), current.json());
        assertEquals(shop.id().toString(), current.at("/user/business_id"));
        assertEquals(200, get("/api/v1/products", signedIn).status());
    }

    @Test
    void wrongPasswordSetsNoCookie() {
        HttpRequest.Builder request = TALLY.anyone()
                .request("/auth/session")
                .header(OURS, "1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"email\":\"nobody@tally.example\",\"password\":\"wrong\"}"));
        Client.Answer answer = TALLY.anyone().send(request);
        assertEquals("INVALID_CREDENTIALS", answer.errorCode());
        assertEquals("", answer.header("Set-Cookie"));
    }

    @Test
    void changeMustComeFromTheConsole() {
        Client.Answer signedIn = signIn(TALLY.openShop());
        assertEquals(403, TALLY.anyone().send(change(signedIn)).status());
        assertEquals(
                404, TALLY.anyone().send(change(signedIn).header(OURS, "1")).status());
        assertEquals(404, sent(signedIn, "Sec-Fetch-Site", "same-origin").status());
        for (String elsewhere : new String[] {"cross-site", "same-site", "none"}) {
            Client.Answer refused = sent(signedIn, "Sec-Fetch-Site", elsewhere);
            assertEquals("FORBIDDEN", refused.errorCode(), elsewhere);
        }
    }

    @Test
    void browserThatDoesNotSayWhereFromIsHeldToItsOrigin() {
        Client.Answer signedIn = signIn(TALLY.openShop());
        String own = TALLY.anyone().request("/").build().uri().resolve("/").toString();
        assertEquals(
                404,
                sent(signedIn, "Origin", own.substring(0, own.length() - 1)).status());
        for (String elsewhere : new String[] {"https://evil.example", "null", "::"}) {
            assertEquals(403, sent(signedIn, "Origin", elsewhere).status(), elsewhere);
        }
    }

    @Test
    void nobodyIsSignedInFromAnotherSite() {
        HttpRequest.Builder request = signInAs(TALLY.openShop()).header("Sec-Fetch-Site", "cross-site");
        Client.Answer answer = TALLY.anyone().send(request);
        assertEquals(403, answer.status());
        assertEquals("", answer.header("Set-Cookie"));
    }

    /** Whichever way the token is shown. */
    @Test
    void signingOutAsProgramsDoEndsTheTokenOfACookie() {
        Client.Answer signedIn = signIn(TALLY.openShop());
        assertEquals(204, signOut("/auth/token", signedIn).status());
        assertEquals(401, get("/auth/session", signedIn).status());
    }

    @Test
    void signingOutEndsTheTokenAndTheCookie() {
        Client.Answer signedIn = signIn(TALLY.openShop());
        Client.Answer answer = signOut("/auth/session", signedIn);
        assertEquals(204, answer.status());
        assertTrue(answer.header("Set-Cookie").startsWith("tally_session=; Max-Age=0"), answer.header("Set-Cookie"));
        assertEquals(401, get("/auth/session", signedIn).status());
        assertEquals(
                401,
                TALLY.anyone()
                        .withToken(token(signedIn))
                        .get("/api/v1/products")
                        .status());
    }

    @Test
    void programWithATokenNeedsNoneOfThis() {
        Client person = TALLY.personOf(TALLY.openShop());
        assertEquals(404, person.delete("/data/upload-csv/" + Shop.nextId()).status());
    }

    @Test
    void consoleIsKeptByTheBrowserAndAskedForAgain() {
        Client.Answer first = TALLY.anyone().get("/console/js/app.js");
        assertEquals("text/javascript; charset=utf-8", first.header("Content-Type"));
        assertEquals("no-cache", first.header("Cache-Control"));
        HttpRequest.Builder again =
                TALLY.anyone().request("/console/js/app.js").header("If-None-Match", first.header("ETag"));
        Client.Answer unchanged = TALLY.anyone().send(again);
        assertEquals(304, unchanged.status());
        assertEquals("", unchanged.text());
    }

    @Test
    void consoleIsCompressedWhereTheBrowserCanReadThat() {
        HttpRequest.Builder request =
                TALLY.anyone().request("/console/js/views/uploads.js").header("Accept-Encoding", "gzip, br");
        assertEquals("gzip", TALLY.anyone().send(request).header("Content-Encoding"));
        assertEquals("", TALLY.anyone().get("/console/js/views/uploads.js").header("Content-Encoding"));
    }

    @Test
    void pagesLetNothingInButOurOwnFiles() {
        String policy = TALLY.anyone().get("/").header("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'"), policy);
    }

    private static Client.Answer signIn(Shop shop) {
        return TALLY.anyone().send(signInAs(shop));
    }

    private static HttpRequest.Builder signInAs(Shop shop) {
        String body =
                "{\"email\":\"" + TALLY.emailOfPersonOf(shop) + "\",\"password\":\"" + RunningTally.PASSWORD + "\"}";
        return TALLY.anyone()
                .request("/auth/session")
                .header(OURS, "1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static Client.Answer get(String path, Client.Answer signedIn) {
        return TALLY.anyone().send(withCookie(TALLY.anyone().request(path), signedIn));
    }

    private static Client.Answer signOut(String path, Client.Answer signedIn) {
        return TALLY.anyone()
                .send(withCookie(TALLY.anyone().request(path), signedIn)
                        .header(OURS, "1")
                        .DELETE());
    }

    /** Taking back an upload that is not there: 404 where it is let through. */
    private static HttpRequest.Builder change(Client.Answer signedIn) {
        return withCookie(TALLY.anyone().request("/data/upload-csv/" + Shop.nextId()), signedIn)
                .DELETE();
    }

    private static Client.Answer sent(Client.Answer signedIn, String header, String value) {
        return TALLY.anyone().send(change(signedIn).header(OURS, "1").header(header, value));
    }

    private static HttpRequest.Builder withCookie(HttpRequest.Builder request, Client.Answer signedIn) {
        return request.header("Cookie", "other=1; tally_session=" + token(signedIn));
    }

    private static String token(Client.Answer signedIn) {
        return signedIn.header("Set-Cookie").replaceAll("tally_session=([^;]*);.*", "$1");
    }
}
