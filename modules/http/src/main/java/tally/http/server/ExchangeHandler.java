package tally.http.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
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

    ExchangeHandler(Handler application, ErrorMapper errors, InFlight inFlight) {
        this.usual = Treatment.by(application);
        this.errors = errors;
        this.inFlight = inFlight;
    }

    @Override
    public void handle(HttpExchange exchange) {
        Call call = Call.of(UUID.randomUUID().toString(), exchange);
        Turn turn = TurnExecutor.current();
        boolean open = inFlight.enter();
        try {
            turn.watch().headersAreIn();
            Treatment treatment = open && turn.admitted() ? usual : Treatment.REFUSAL;
            new Conversation(exchange, call, turn.watch()).hold(treatment, errors);
            exchange.close();
        } catch (Throwable thrown) {
            errors.afterStatus(thrown, call);
            cut(exchange);
        } finally {
            inFlight.leave();
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
}
