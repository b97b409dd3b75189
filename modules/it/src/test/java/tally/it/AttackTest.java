package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow, many, broken or hostile, over raw sockets: each gets one answer or none, and nobody else waits. */
@Timeout(180)
@Isolated("It takes the time of answers")
class AttackTest {
    private static final int MANY = 500;
    private static final String HEALTH = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    private static final String SECOND = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String UPLOAD = "POST /data/upload-csv HTTP/1.1\r\nHost: x\r\nContent-Type: "
            + Form.CONTENT_TYPE + "\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n";

    @TempDir
    static Path folder;

    private static RunningTally tally;
    private static Shop shop;

    @BeforeAll
    static void start() {
        tally = Tally.onFreshDatabase(folder).withHeap("256m").serve();
        shop = tally.openShop();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @AfterEach
    void nothingWasAFaultOfOurs() {
        assertEquals(List.of(), tally.log().containing("[ERROR]"));
        assertHealthyWithinASecond();
    }

    private static void assertHealthyWithinASecond() {
        long began = System.nanoTime();
        String answer = Wire.exchange(tally, HEALTH);
        long millis = (System.nanoTime() - began) / 1_000_000;
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertTrue(millis < 1_000, "healthz took " + millis + " ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /healthz HTTP/1.1\r\nHost:",
                "POST /auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
                "POST /auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void fiveHundredThatSendNoMoreKeepNobodyWaiting(String beginning) {
        List<Wire> dawdlers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            dawdlers.add(Wire.to(tally).write(beginning));
        }
        assertHealthyWithinASecond();
        shop.client().get("/api/v1/products").expect(200);
        dawdlers.forEach(Wire::close);
    }

    @Test
    void anHonestSlowUploadGetsThrough() {
        String form = form("Date,Product,Quantity,Amount\n" + "2025-11-06,Slow tea,1,50\n".repeat(200));
        try (Wire wire = Wire.to(tally)) {
            wire.write(UPLOAD.formatted(token(), form.length()));
            for (int at = 0; at < form.length(); at += 300) {
                wire.write(form.substring(at, Math.min(at + 300, form.length())));
                Await.passing(java.time.Duration.ofMillis(200));
            }
            assertHealthyWithinASecond();
            assertTrue(wire.write(HEALTH).readToEnd().startsWith("HTTP/1.1 202"));
        }
    }

    @Test
    void aHundredThatGoAwayInMidBodyLeaveNothingBehind() {
        Shop leaving = tally.openShop();
        String token = token(leaving);
        for (int i = 0; i < 100; i++) {
            Wire.to(tally)
                    .write(UPLOAD.formatted(token, 100_000)
                            + form("Date,Product").substring(0, 120))
                    .reset();
        }
        Await.until("the files of those who left to go", () -> spooled() == 0);
        assertEquals(List.of(), leaving.client().results("/data/upload-csv"));
    }

    private static long spooled() {
        String[] names = folder.resolve("tally-data").resolve("spool").toFile().list();
        return names == null ? 0 : names.length;
    }

    @Test
    void moreRequestsThanThreadsAreAllAnswered() {
        List<CompletableFuture<Answer>> asked = IntStream.range(0, 300)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> shop.client().get("/api/v1/transactions/summary"), task -> new Thread(task).start()))
                .toList();
        assertHealthyWithinASecond();
        asked.forEach(answer -> {
            int status = answer.join().status();
            assertTrue(status == 200
                    || (status == 503 && answer.join().header("Retry-After").isPresent()));
        });
    }

    /** Java's client reads nothing before it has sent everything, as many browsers do. */
    @Test
    void aRefusalArrivesAlsoAHundredMegabytesOverTheLimit() {
        Answer answer = shop.client()
                .send("POST", "/data/upload-csv", BodyPublishers.ofByteArray(new byte[110_000_000]), Form.CONTENT_TYPE);
        answer.expect(413);
        assertEquals("PAYLOAD_TOO_LARGE", answer.errorCode());
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() {
        String answer = Wire.exchange(
                tally,
                "POST /auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
                        + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
        assertTrue(answer.startsWith("HTTP/1.1 100"), answer);
        assertTrue(answer.contains("HTTP/1.1 400"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
                "Content-Length: 5\r\nContent-Length: 5\r\n\r\nabcde",
                "Content-Length: 5, 6\r\n\r\nabcde",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: +5\r\n\r\nabcde",
                "Content-Length: 99999999999999999999\r\n\r\nabcde",
                "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n100000000\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2;a=\"b\"\r\n{}\r\n0\r\n\r\n"
            })
    void aBodyOfDoubtfulLengthHasOneAnswerAndEndsTheConnection(String rest) {
        String answer = Wire.exchange(
                tally, "POST /auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + rest + SECOND);
        assertTrue(answer.matches("(?s)HTTP/1.1 (400|501) .*"), answer);
        assertEquals(0, answer.indexOf("HTTP/1.1", 1) + 1, answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "GET /healthz",
                "GET /%zz HTTP/1.1",
                "GET /[ HTTP/1.1",
                "GET /\\x HTTP/1.1",
                "GET /console/../../etc/passwd HTTP/1.1",
                "GET /console/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1",
                "GET /console/a%00b HTTP/1.1",
                "GET /%0d%0aSet-Cookie:%20a=b HTTP/1.1",
                "GET //healthz HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "TRACE /healthz HTTP/1.1",
                "G\0T /healthz HTTP/1.1",
                "PRI * HTTP/2.0",
                "GET /healthz HTTP/9",
                "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b",
                "GET /healthz HTTP/1.1\r\nA: b\0c",
                "\u0016\u0003\u0001\u0002"
            })
    void aStrangeRequestIsRefusedAndShowsNothing(String request) {
        String answer = Wire.exchange(tally, request + "\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
        assertFalse(answer.contains("root:") || answer.contains("\tat ") || answer.contains("Set-Cookie"), answer);
    }

    @Test
    void anAddressThatIsTooLongIsSaidToBe() {
        String answer = Wire.exchange(tally, "GET /?a=" + "b".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 414"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /?a=%s HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nA: %s\r\n\r\n"})
    void aMegabyteBeforeTheBodyIsCutOff(String request) {
        try (Wire wire = Wire.to(tally)) {
            wire.write(request.formatted("b".repeat(1_000_000)));
            assertFalse(wire.readToEnd().startsWith("HTTP/1.1 2"));
        } catch (java.io.UncheckedIOException cutOffWhileSending) {
            assertHealthyWithinASecond();
        }
    }

    private static String form(String csv) {
        return "--" + Form.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"slow.csv\"\r\n\r\n"
                + csv + "\r\n--" + Form.BOUNDARY + "--\r\n";
    }

    private static String token() {
        return token(shop);
    }

    private static String token(Shop owner) {
        return tally.anonymous()
                .signIn(owner.email(), Shop.PASSWORD)
                .expect(200)
                .path("token")
                .asText();
    }
}
