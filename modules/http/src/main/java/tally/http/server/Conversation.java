package tally.http.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its response. Used once, by one thread. */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    private final long began = System.nanoTime();
    private final HttpExchange exchange;
    private final Call call;
    private final Watch watch;
    private final RequestHeaders headers;
    private final Framing framing;
    private final IncomingBody body;

    Conversation(HttpExchange exchange, Call call, Watch watch) {
        this.exchange = exchange;
        this.call = call;
        this.watch = watch;
        this.headers = new RequestHeaders(exchange.getRequestHeaders());
        this.framing = Framing.of(headers);
        this.body = new IncomingBody(exchange.getRequestBody(), framing.length(), watch);
    }

    /** Answers the request. Throws only what keeps the answer from reaching the client. */
    void hold(Treatment treatment, ErrorMapper errors) throws IOException {
        Response response = answer(treatment.handler(), errors).with("X-Request-Id", call.requestId());
        ResponseSender sender = new ResponseSender(exchange, watch);
        if (!treatment.mayKeepConnection() || !body.hasEnded() || !framing.mayKeepConnection()) {
            sender.announceClose();
        }
        sender.send(response, body, treatment.drain());
        LOG.debug("{}: {} in {} ms", call, response.status(), (System.nanoTime() - began) / 1_000_000);
    }

    private Response answer(Handler handler, ErrorMapper errors) {
        try {
            return handler.answer(request());
        } catch (Throwable thrown) {
            return errors.toResponse(thrown, call);
        }
    }

    private Request request() {
        if (!framing.isSound()) {
            throw ApiError.invalidBody("The request does not say clearly how long its body is.");
        }
        Target target = Target.of(exchange.getRequestMethod(), exchange.getRequestURI());
        String address = exchange.getRemoteAddress().getAddress().getHostAddress();
        return new Request(
                target, headers, new Body(headers, framing.length(), body), new Origin(call.requestId(), address));
    }
}
