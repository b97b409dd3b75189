package tally.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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

    @Test
    void halfSentHeadersDoNotStopAServerOfFourThreads() throws Exception {
        try (TestServer server = TestServer.answering(request -> Response.text(200, "alive"));
                Raw one = server.connect();
                Raw two = server.connect();
                Raw three = server.connect();
                Raw four = server.connect()) {
            for (Raw raw : List.of(one, two, three, four)) {
                raw.write("GET / HTTP/1.1\r\nHost: ");
            }
            assertEquals("alive", server.get("/").body());
            assertEquals("", one.readToEnd());
        }
    }

    @Test
    void bodyThatDripsIsCutOffAndNobodyIsToBlame() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        try (TestServer server = TestServer.answering(request -> {
                    try {
                        return readAll(request.body().within(1_000));
                    } catch (UncheckedIOException cut) {
                        seen.complete(cut.getCause());
                        throw cut;
                    }
                });
                Raw raw = server.connect()) {
            raw.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");
            assertEquals(
                    ClientGoneException.class, seen.get(10, TimeUnit.SECONDS).getClass());
            raw.readToEnd();
            assertTrue(server.reported().isEmpty());
        }
    }

    @Test
    void bodyThatEndsEarlyIsNotTakenForWhole() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        try (TestServer server = TestServer.answering(request -> {
                    try {
                        return readAll(request.body().within(1_000));
                    } catch (UncheckedIOException cut) {
                        seen.complete(cut.getCause());
                        throw cut;
                    }
                });
                Raw raw = server.connect()) {
            raw.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");
            raw.socket().shutdownOutput();
            assertEquals(
                    ClientGoneException.class, seen.get(10, TimeUnit.SECONDS).getClass());
        }
    }

    @Test
    void handlerThatWorksLongIsNotInterrupted() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (TestServer server = TestServer.answering(request -> {
            try {
                return Response.text(200, "interrupted: " + never.await(2, TimeUnit.SECONDS));
            } catch (InterruptedException interrupted) {
                return Response.text(200, "interrupted");
            }
        })) {
            assertEquals("interrupted: false", server.get("/").body());
        }
    }

    @Test
    void fullServerSaysSoInsteadOfResetting() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        try (TestServer server = TestServer.ofOneThread(request -> waitFor(busy, free))) {
            var first = server.client().sendAsync(server.request("/").build(), HttpResponse.BodyHandlers.ofString());
            busy.await();
            HttpResponse<String> refused = refusedWhileFull(server);
            assertTrue(refused.headers().firstValue("Retry-After").isPresent());
            assertTrue(refused.headers().firstValue("X-Request-Id").isPresent());
            free.countDown();
            assertEquals(200, first.get().statusCode());
        }
    }

    /** One request fills the queue; the one behind it is refused. */
    private static HttpResponse<String> refusedWhileFull(TestServer server) throws Exception {
        var one = server.client().sendAsync(server.request("/").build(), HttpResponse.BodyHandlers.ofString());
        var two = server.client().sendAsync(server.request("/").build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> refused =
                one.applyToEither(two, response -> response).get(10, TimeUnit.SECONDS);
        assertEquals(503, refused.statusCode());
        return refused;
    }

    @Test
    void stopWaitsForTheRequestInFlight() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        try (TestServer server = TestServer.answering(request -> waitFor(busy, free))) {
            var first = server.client().sendAsync(server.request("/").build(), HttpResponse.BodyHandlers.ofString());
            busy.await();
            CompletableFuture<Void> stopped =
                    CompletableFuture.runAsync(() -> server.gateway().stop(Duration.ofSeconds(20)));
            while (server.get("/late").statusCode() != 503) {
                Thread.onSpinWait();
            }
            assertFalse(stopped.isDone());
            free.countDown();
            assertEquals(200, first.get().statusCode());
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void stopDoesNotWaitForEver() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        try (TestServer server = TestServer.answering(request -> waitFor(busy, new CountDownLatch(1)))) {
            var first = server.client().sendAsync(server.request("/").build(), HttpResponse.BodyHandlers.ofString());
            busy.await();
            long began = System.nanoTime();
            server.gateway().stop(Duration.ofMillis(300));
            assertThrows(ExecutionException.class, () -> first.get(10, TimeUnit.SECONDS));
            assertTrue(System.nanoTime() - began < 5_000_000_000L);
        }
    }

    private static Response waitFor(CountDownLatch busy, CountDownLatch free) {
        if (busy.getCount() == 0) {
            return Response.text(200, "later");
        }
        busy.countDown();
        try {
            free.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Response.text(200, "first");
    }

    private static Response readAll(InputStream in) {
        try {
            return Response.text(200, in.readAllBytes().length + " bytes");
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
