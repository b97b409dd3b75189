package tally.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.http.server.TestServer.readAll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tally.http.server.TestServer.Raw;

@Timeout(60)
final class SlowAndBusyTest {

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
        CompletableFuture<IOException> seen = new CompletableFuture<>();
        try (TestServer server = TestServer.answering(request -> readRemembering(request, seen));
                Raw raw = server.connect()) {
            raw.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");
            assertInstanceOf(ClientGoneException.class, seen.get(10, TimeUnit.SECONDS));
            server.gateway().stop(Duration.ofSeconds(10));
            assertTrue(server.reported().isEmpty());
        }
    }

    @Test
    void bodyThatEndsEarlyIsNotTakenForWhole() throws Exception {
        CompletableFuture<IOException> seen = new CompletableFuture<>();
        try (TestServer server = TestServer.answering(request -> readRemembering(request, seen));
                Raw raw = server.connect()) {
            raw.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");
            raw.socket().shutdownOutput();
            assertInstanceOf(ClientGoneException.class, seen.get(10, TimeUnit.SECONDS));
        }
    }

    private static Response readRemembering(Request request, CompletableFuture<IOException> seen) {
        try {
            return readAll(request.body().within(1_000));
        } catch (UncheckedIOException cut) {
            seen.complete(cut.getCause());
            throw cut;
        }
    }

    @Test
    void clientThatTakesNothingIsCutOffAndNobodyIsToBlame() throws Exception {
        CompletableFuture<IOException> seen = new CompletableFuture<>();
        try (TestServer server = TestServer.answering(request -> Response.stream("text/csv", endless(seen)));
                Raw raw = server.connect()) {
            raw.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertInstanceOf(ClientGoneException.class, seen.get(20, TimeUnit.SECONDS));
            server.gateway().stop(Duration.ofSeconds(10));
            assertTrue(server.reported().isEmpty());
        }
    }

    private static Content endless(CompletableFuture<IOException> seen) {
        return out -> {
            try {
                while (!seen.isDone()) {
                    out.write(new byte[64 * 1024]);
                }
            } catch (IOException cut) {
                seen.complete(cut);
                throw cut;
            }
        };
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

    /** One request fills the queue; the one behind it is refused. */
    private static HttpResponse<String> refusedWhileFull(TestServer server) throws Exception {
        var one = server.client().sendAsync(server.request("/").build(), HttpResponse.BodyHandlers.ofString());
        var two = server.client().sendAsync(server.request("/").build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> refused =
                one.applyToEither(two, response -> response).get(10, TimeUnit.SECONDS);
        assertEquals(503, refused.statusCode());
        return refused;
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
}
