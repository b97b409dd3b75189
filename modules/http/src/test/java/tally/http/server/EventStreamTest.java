package tally.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client that stays connected sees, and what the others notice of it: nothing. */
final class EventStreamTest {

    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> threads = new LinkedBlockingQueue<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final TestServer server = TestServer.ofOneThread(request ->
            request.target().path().equals("/stream") ? Response.events(new TestFeed()) : Response.text(200, "plain"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void piecesComeAsEventsInTheirOrder() throws Exception {
        try (BufferedReader stream = listen()) {
            news.add("{\"n\":1}");
            news.add("{\"n\":2}");
            assertEquals(List.of("data: {\"n\":1}", "", "data: {\"n\":2}", ""), lines(stream, 4));
        }
    }

    @Test
    void listenersHoldNoThreadThatAnswersOthers() throws Exception {
        try (BufferedReader one = listen();
                BufferedReader two = listen()) {
            assertEquals("plain", server.get("/plain").body());
            news.add("a");
            news.add("b");
            assertTrue(one.readLine().startsWith("data: ") && two.readLine().startsWith("data: "));
            assertTrue(threads.take().startsWith("http-stream-"));
        }
    }

    @Test
    void streamEndsWithItsFeed() throws Exception {
        try (BufferedReader stream = listen()) {
            open.set(false);
            assertEquals(Optional.empty(), Optional.ofNullable(stream.readLine()));
        }
    }

    @Test
    void streamEndsInOrderWhenTheServerStops() throws Exception {
        try (BufferedReader stream = listen()) {
            news.add("last");
            assertEquals("data: last", stream.readLine());
            awaitRest(threads.take());
            server.close();
            assertEquals(List.of(""), stream.lines().toList());
        }
    }

    @Test
    void listenersBeyondTheLimitAreToldToComeBackAndAPlaceIsFreeAgainOnceOneLeaves() throws Exception {
        List<BufferedReader> listeners = new ArrayList<>();
        for (int i = 0; i < StreamThreads.MOST_STREAMS; i++) {
            listeners.add(listen());
        }
        HttpResponse<String> refused = server.get("/stream");
        assertEquals(503, refused.statusCode());
        assertTrue(refused.headers().firstValue("Retry-After").isPresent());
        open.set(false);
        for (BufferedReader listener : listeners) {
            listener.close();
        }
        while (server.get("/stream").statusCode() == 503) {
            Thread.onSpinWait();
        }
    }

    @Test
    void headOfAStreamIsAnsweredAtOnce() throws Exception {
        HttpResponse<String> head = server.send(server.request("/stream").method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, head.statusCode());
        assertEquals(
                "text/event-stream; charset=utf-8",
                head.headers().firstValue("Content-Type").orElseThrow());
    }

    /** A stream that is interrupted while it writes is cut: the client may see an event before the write has returned. */
    private static void awaitRest(String name) {
        Thread stream = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findFirst()
                .orElseThrow();
        while (stream.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private BufferedReader listen() throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                server.client().send(server.request("/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static List<String> lines(BufferedReader stream, int count) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < count) {
            lines.add(stream.readLine());
        }
        return lines;
    }

    /** Takes turns with the other listeners at the news; each listener's thread is noted. */
    private final class TestFeed implements Feed {

        private boolean noted;

        @Override
        public boolean goesOn() {
            if (!noted) {
                noted = threads.offer(Thread.currentThread().getName());
            }
            return open.get();
        }

        @Override
        public Optional<String> next() {
            try {
                return Optional.ofNullable(news.poll(1, TimeUnit.MILLISECONDS));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
