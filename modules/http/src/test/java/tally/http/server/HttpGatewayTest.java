package tally.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.http.server.TestServer.readAll;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tally.http.server.TestServer.Raw;

@Timeout(60)
final class HttpGatewayTest {

    private static final HttpRequest.BodyPublisher TWENTY_MEGABYTES =
            HttpRequest.BodyPublishers.ofByteArray(new byte[20 * 1024 * 1024]);

    @Test
    void everyResponseHasARequestIdOfItsOwnAndTheSecurityHeaders() throws Exception {
        try (TestServer server = TestServer.answering(request -> Response.text(200, request.id()))) {
            HttpResponse<String> first = server.get("/");
            assertEquals(
                    first.body(), first.headers().firstValue("X-Request-Id").orElseThrow());
            assertFalse(first.body().equals(server.get("/").body()));
            assertEquals(
                    "nosniff",
                    first.headers().firstValue("X-Content-Type-Options").orElseThrow());
            assertEquals(
                    "no-referrer", first.headers().firstValue("Referrer-Policy").orElseThrow());
            String policy =
                    first.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        }
    }

    @Test
    void keptAliveConnectionAnswersWithoutDelay() throws Exception {
        try (TestServer server = TestServer.answering(request -> Response.text(200, "hello"))) {
            server.get("/");
            long began = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                server.get("/");
            }
            long millis = (System.nanoTime() - began) / 1_000_000;
            assertTrue(millis < 50 * 20, "50 requests took " + millis + " ms: 44 ms each is Nagle's algorithm");
        }
    }

    @Test
    void refusalReachesAClientThatIsStillSendingTwentyMegabytes() throws Exception {
        try (TestServer server = TestServer.answering(request -> {
            request.body().within(10L * 1024 * 1024);
            return Response.noContent();
        })) {
            HttpResponse<String> response = server.send(server.request("/").POST(TWENTY_MEGABYTES));
            assertEquals(413, response.statusCode());
            assertTrue(response.body().contains("PAYLOAD_TOO_LARGE"), response.body());
        }
    }

    @Test
    void bodyThatGrowsBeyondItsLimitIsRefusedWhileItIsRead() throws Exception {
        try (TestServer server =
                TestServer.answering(request -> readAll(request.body().within(10L * 1024 * 1024)))) {
            HttpResponse<String> response = server.send(server.request("/")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(new byte[20 * 1024 * 1024]))));
            assertEquals(413, response.statusCode());
        }
    }

    @Test
    void answerWithoutABodyReachesAClientThatIsStillSending() throws Exception {
        try (TestServer server = TestServer.answering(request -> Response.noContent())) {
            assertEquals(
                    204, server.send(server.request("/").POST(TWENTY_MEGABYTES)).statusCode());
        }
    }

    @Test
    void connectionIsKeptWhenTheBodyWasRead() throws Exception {
        try (TestServer server =
                        TestServer.answering(request -> readAll(request.body().within(100)));
                Raw raw = server.connect()) {
            raw.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
            raw.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\nde");
            String both = raw.readToEnd();
            assertTrue(both.contains("3 bytes") && both.contains("2 bytes"), both);
        }
    }

    @Test
    void chunkSizeThatOverflowsDoesNotSmuggleASecondRequest() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (TestServer server = TestServer.answering(request -> {
                    requests.incrementAndGet();
                    return readAll(request.body().within(1_000));
                });
                Raw raw = server.connect()) {
            raw.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            raw.write("100000000\r\nGET /secret HTTP/1.1\r\nHost: x\r\n\r\n0\r\n\r\n");
            raw.readToEnd();
            assertEquals(1, requests.get());
        }
    }

    @Test
    void requestWithTwoLengthsIsRefused() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (TestServer server = TestServer.answering(request -> {
            requests.incrementAndGet();
            return Response.noContent();
        })) {
            assertRefusedAndClosed(server, "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n");
            assertRefusedAndClosed(server, "Content-Length: 5\r\nContent-Length: 6\r\n");
            assertRefusedAndClosed(server, "Content-Length: +5\r\n");
            assertEquals(0, requests.get());
        }
    }

    private static void assertRefusedAndClosed(TestServer server, String headers) throws IOException {
        try (Raw raw = server.connect()) {
            raw.write("POST / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n0\r\n\r\n");
            raw.socket().shutdownOutput();
            String answer = raw.readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        }
    }

    @Test
    void headerValueFromOutsideCannotBreakTheLine() throws Exception {
        String attack = "x\u010d\u010aSet-Cookie: a=b\r\nX-Evil: 1";
        try (TestServer server =
                TestServer.answering(request -> Response.text(200, "").with("X-Name", attack))) {
            HttpResponse<String> response = server.get("/");
            assertEquals(
                    "x__Set-Cookie: a=b__X-Evil: 1",
                    response.headers().firstValue("X-Name").orElseThrow());
            assertTrue(response.headers().firstValue("Set-Cookie").isEmpty());
        }
    }

    @Test
    void headIsToldTheLengthAndGetsNoBody() throws Exception {
        try (TestServer server = TestServer.answering(request -> Response.text(200, "hello"));
                Raw raw = server.connect()) {
            raw.write("HEAD / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            String both = raw.readToEnd();
            assertTrue(both.toLowerCase(Locale.ROOT).contains("content-length: 5"), both);
            assertEquals(both.lastIndexOf("hello"), both.indexOf("hello"), both);
            assertTrue(both.endsWith("hello"), both);
        }
    }

    @Test
    void streamIsSentAsItIsWritten() throws Exception {
        try (TestServer server = TestServer.answering(request -> Response.stream("text/csv", out -> {
            for (int i = 0; i < 100_000; i++) {
                out.write("line\n".getBytes(StandardCharsets.UTF_8));
            }
        }))) {
            assertEquals(500_000, server.get("/").body().length());
        }
    }

    @Test
    void streamThatFailsHalfWayDoesNotLookWhole() throws Exception {
        try (TestServer server = TestServer.answering(request -> Response.stream("text/csv", out -> {
            out.write(new byte[100_000]);
            throw new IllegalStateException("half way");
        }))) {
            assertThrows(IOException.class, () -> server.get("/"));
            assertEquals(1, server.reported().size());
        }
    }

    @Test
    void errorThrownByAHandlerIsAnsweredReportedOnceAndShowsNothing() throws Exception {
        try (TestServer server = TestServer.answering(request -> {
            throw new StackOverflowError("select * from secrets");
        })) {
            HttpResponse<String> response = server.get("/");
            assertEquals(500, response.statusCode());
            assertFalse(response.body().contains("secrets"), response.body());
            assertTrue(response.body()
                    .contains(response.headers().firstValue("X-Request-Id").orElseThrow()));
            assertEquals(1, server.reported().size());
        }
    }

    @Test
    void outageIsAnsweredWithRetryAfterAndIsNoFaultOfOurs() throws Exception {
        try (TestServer server = TestServer.answering(request -> {
            throw new IllegalMonitorStateException("the test's database is away");
        })) {
            HttpResponse<String> response = server.get("/");
            assertEquals(503, response.statusCode());
            assertTrue(response.headers().firstValue("Retry-After").isPresent());
            assertTrue(server.reported().isEmpty());
        }
    }
}
