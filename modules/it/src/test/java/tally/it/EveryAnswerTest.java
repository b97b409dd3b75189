package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every answer carries, whatever it answers: pages, files, lists, errors, refusals before anything was read. */
@Timeout(120)
class EveryAnswerTest {
    private static final Set<String> IDS = ConcurrentHashMap.newKeySet();

    @TempDir
    static Path folder;

    private static RunningTally tally;
    private static String token;
    private static String staffToken;

    @BeforeAll
    static void start() {
        tally = Tally.onFreshDatabase(folder).serve();
        Shop shop = tally.openShop();
        token = token(shop.email(), Shop.PASSWORD);
        staffToken = token(Tally.STAFF_EMAIL, Tally.STAFF_PASSWORD);
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    private static String token(String email, String password) {
        return tally.anonymous()
                .signIn(email, password)
                .expect(200)
                .path("token")
                .asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | GET /",
                "200 | GET /console/css/shell.css",
                "200 | GET /console/js/app.js",
                "404 | GET /console/js/no-such.js",
                "200 | GET /openapi.yaml",
                "200 | GET /healthz",
                "200 | GET /readyz",
                "200 | HEAD /healthz",
                "401 | GET /metrics",
                "200 | GET /metrics @staff",
                "401 | GET /api/v1/products",
                "200 | GET /api/v1/products @shop",
                "400 | GET /api/v1/products?colour=red @shop",
                "403 | GET /admin/api/v1/users @shop",
                "404 | GET /api/v1/nothing @shop",
                "404 | GET /data/upload-csv/00000000-0000-7000-8000-000000000000 @shop",
                "404 | GET /%ff",
                "405 | PUT /data/upload-csv @shop",
                "405 | TRACE /healthz",
                "405 | OPTIONS /healthz",
                "400 | POST /auth/token ~{",
                "401 | POST /auth/token ~{\"email\":\"a@b.example\",\"password\":\"not this one\"}",
                "415 | POST /data/upload-csv @shop ~x",
                "413 | POST /data/upload-csv @shop ~~99999999",
                "413 | POST /auth/token ~~99999999",
                "414 | GET /?long",
                "200 | GET /data/template.csv",
                "200 | GET /data/upload-status/stream @shop"
            })
    void carriesTheHeadersOfSecurityAndAnIdOfItsOwn(int status, String request) {
        String answer = answer(request);
        Map<String, String> headers = headers(answer);

        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertEquals("nosniff", headers.get("x-content-type-options"), answer);
        assertEquals("no-referrer", headers.get("referrer-policy"), answer);
        assertTrue(headers.getOrDefault("content-security-policy", "").contains("default-src"), answer);
        assertTrue(headers.getOrDefault("content-security-policy", "").contains("frame-ancestors 'none'"), answer);
        assertTrue(headers.containsKey("cache-control"), answer);
        assertFalse(headers.containsKey("server"), answer);
        assertFalse(headers.containsKey("access-control-allow-origin"), answer);
        assertTrue(IDS.add(headers.getOrDefault("x-request-id", "")), answer);
        assertFalse(headers.getOrDefault("x-request-id", "").isEmpty(), answer);
        if (status >= 400) {
            assertTrue(headers.getOrDefault("content-type", "").startsWith("application/json"), answer);
        }
    }

    private static String answer(String request) {
        try (Wire wire = Wire.to(tally)) {
            wire.write(onTheWire(request));
            return request.contains("/stream") ? wire.readHead() : wire.readToEnd();
        }
    }

    /** A shorthand: the request line, who asks, and the body or the length that it claims. */
    private static String onTheWire(String request) {
        String line = request.replaceAll(" [@~].*", "").replace("?long", "?a=" + "b".repeat(10_000));
        StringBuilder text = new StringBuilder(line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        Map.of("@shop", token, "@staff", staffToken).forEach((who, secret) -> {
            if (request.contains(who)) {
                text.append("Authorization: Bearer ").append(secret).append("\r\n");
            }
        });
        return text.append(body(request)).toString();
    }

    private static String body(String request) {
        if (request.contains("~~")) {
            String type = request.contains("/auth") ? "application/json" : Form.CONTENT_TYPE;
            return "Content-Type: " + type + "\r\nContent-Length: " + request.substring(request.indexOf("~~") + 2)
                    + "\r\n\r\n";
        }
        if (request.contains("~")) {
            String body = request.substring(request.indexOf('~') + 1);
            String type = request.contains("/auth") ? "application/json" : "text/csv";
            return "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        }
        return request.startsWith("PUT") ? "Content-Length: 0\r\n\r\n" : "\r\n";
    }

    private static Map<String, String> headers(String answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.split("\r\n\r\n", 2)[0]
                .lines()
                .skip(1)
                .map(line -> line.split(":", 2))
                .forEach(field -> headers.put(field[0].toLowerCase(Locale.ROOT), field[1].strip()));
        return headers;
    }
}
