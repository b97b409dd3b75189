package tally.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tally.http.server.TestServer.Raw;

/** More clients than threads that may work: those that dawdle take nobody's turn. */
@Timeout(60)
final class CrowdTest {

    private static final int MANY = 60;

    @Test
    void sixtyHalfSentHeadersKeepNobodyWaiting() throws Exception {
        try (TestServer server = TestServer.answering(request -> Response.text(200, "alive"))) {
            List<Raw> dawdlers = connect(server, "GET / HTTP/1.1\r\nHost: ");
            assertAnsweredWithinASecond(server);
            close(dawdlers);
        }
    }

    @Test
    void sixtyUnfinishedBodiesKeepNobodyWaiting() throws Exception {
        try (TestServer server = TestServer.answering(CrowdTest::length)) {
            List<Raw> dawdlers = connect(server, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab");
            assertAnsweredWithinASecond(server);
            close(dawdlers);
        }
    }

    @Test
    void bodyThatIsSlowButHonestGetsThroughTheCrowd() throws Exception {
        try (TestServer server = TestServer.answering(CrowdTest::length);
                Raw honest = server.connect()) {
            honest.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nConnection: close\r\n\r\nab");
            List<Raw> dawdlers = connect(server, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab");
            honest.write("cdefghi");
            String answer = honest.readToEnd();
            assertTrue(answer.endsWith("9 bytes"), answer);
            close(dawdlers);
        }
    }

    @Test
    void reservedPathIsAnsweredWhileAllPlacesAreTaken() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        try (TestServer server = TestServer.ofOneThread(request -> workUntil(request, busy, free))) {
            var first = server.client()
                    .sendAsync(server.request("/work").build(), java.net.http.HttpResponse.BodyHandlers.ofString());
            busy.await();
            assertEquals("alive", server.get("/reserved").body());
            free.countDown();
            assertEquals("worked", first.get(10, TimeUnit.SECONDS).body());
        }
    }

    private static Response workUntil(Request request, CountDownLatch busy, CountDownLatch free) {
        if (request.target().path().equals("/reserved")) {
            return Response.text(200, "alive");
        }
        busy.countDown();
        CompletableFuture<Void> freed = CompletableFuture.runAsync(() -> await(free));
        freed.join();
        return Response.text(200, "worked");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Response length(Request request) {
        return TestServer.readAll(request.body().within(1_000));
    }

    private static void assertAnsweredWithinASecond(TestServer server) throws Exception {
        long began = System.nanoTime();
        assertEquals(200, server.get("/").statusCode());
        long millis = (System.nanoTime() - began) / 1_000_000;
        assertTrue(millis < 1_000, millis + " ms");
    }

    private static List<Raw> connect(TestServer server, String text) throws IOException {
        List<Raw> connections = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            connections.add(server.connect().write(text));
        }
        return connections;
    }

    private static void close(List<Raw> connections) throws IOException {
        for (Raw connection : connections) {
            connection.close();
        }
    }
}
