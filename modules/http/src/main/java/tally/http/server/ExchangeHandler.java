package tally.http.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.UUID;

/**
 * The outermost layer around every request: whatever happens inside, the client gets an answer with the request id or
 * sees the connection end, and the exchange is closed. (The JDK's server does neither when a handler throws.) Safe
 * for use by many threads.
 */
final class ExchangeHandler implements HttpHandler {

    private final Treatment usual;
    private final ErrorMapper errors;
    private final InFlight inFlight;
    private final StreamThreads streams;

    ExchangeHandler(Handler application, ErrorMapper errors, InFlight inFlight, StreamThreads streams) {
        this.usual = Treatment.by(application);
        this.errors = errors;
        this.inFlight = inFlight;
        this.streams = streams;
    }

    @Override
    public void handle(HttpExchange exchange) {
        Call call = Call.of(UUID.randomUUID().toString(), exchange);
        Turn turn = TurnExecutor.current();
        boolean open = inFlight.enter();
        try {
            turn.watch().headersAreIn();
            Treatment treatment = open && turn.admitted() ? usual : Treatment.REFUSAL;
            hold(new Conversation(exchange, call, turn), treatment, new Line(exchange, call));
        } catch (Throwable thrown) {
            errors.afterStatus(thrown, call);
            cut(exchange);
        } finally {
            inFlight.leave();
        }
    }

    private void hold(Conversation conversation, Treatment treatment, Line line) throws IOException {
        Response response = conversation.answer(treatment, errors);
        if (!conversation.isEndless(response)) {
            conversation.send(response, treatment);
            line.exchange.close();
        } else if (!streams.run(watch -> stream(conversation, response, watch, line))) {
            conversation.send(conversation.tooManyListen(), treatment);
            line.exchange.close();
        }
    }

    /** On a thread of its own, where nobody else would see what is thrown. */
    private void stream(Conversation conversation, Response response, Watch watch, Line line) {
        try {
            conversation.sendEndless(response, watch);
            line.exchange.close();
        } catch (Throwable thrown) {
            errors.afterStatus(thrown, line.call);
            cut(line.exchange);
        }
    }

    /**
     * Ends the connection so that half an answer cannot pass for a whole one: closing a chunked response would send
     * its last chunk. What an interrupted thread writes closes the channel instead.
     */
    private static void cut(HttpExchange exchange) {
        Thread.currentThread().interrupt();
        try {
            exchange.close();
        } finally {
            Thread.interrupted();
        }
    }

    /** The connection, and how it stands in log lines. */
    private record Line(HttpExchange exchange, Call call) {}
}
