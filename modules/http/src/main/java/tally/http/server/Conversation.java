package tally.http.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its response. Used once, by one thread; an endless response is sent by another one. */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");
    private static final Duration RETRY_STREAM = Duration.ofSeconds(10);

    private final long began = System.nanoTime();
    private final HttpExchange exchange;
    private final Call call;
    private final Watch watch;
    private final WorkPlaces.Place place;
    private final RequestHeaders headers;
    private final Optional<ApiError> malformed;
    private final Framing framing;
    private final IncomingBody body;

    Conversation(HttpExchange exchange, Call call, Turn turn) {
        String target = exchange.getRequestURI().toString();
        this.exchange = exchange;
        this.call = call;
        this.watch = turn.watch();
        this.place = turn.places().apply(target);
        this.headers = new RequestHeaders(exchange.getRequestHeaders());
        this.malformed = RequestShape.problem(exchange.getProtocol(), target, headers);
        this.framing = Framing.of(headers);
        this.body = new IncomingBody(exchange.getRequestBody(), framing.length(), new Waiting(watch, place));
    }

    /** What the request is answered with, errors included. Never throws. */
    Response answer(Treatment treatment, ErrorMapper errors) {
        return identified(answered(treatment, errors));
    }

    /** The answer where no more clients can listen. */
    Response tooManyListen() {
        return identified(ApiError.unavailable("Too many are watching just now. Please try again.", RETRY_STREAM)
                .toResponse());
    }

    /** Whether the response goes on until the client leaves: not to HEAD, which brings no body. */
    boolean isEndless(Response response) {
        return response.content().isEndless() && !exchange.getRequestMethod().equals("HEAD");
    }

    /** Sends the answer. Throws only what keeps it from reaching the client. */
    void send(Response response, Treatment treatment) throws IOException {
        ResponseSender sender = new ResponseSender(exchange, watch);
        if (!treatment.isWork() || !mayKeepConnection()) {
            sender.announceClose();
        }
        sender.send(response, body, treatment.drain());
        LOG.debug("{}: {} in {} ms", call, response.status(), (System.nanoTime() - began) / 1_000_000);
    }

    /** Sends an endless answer, on a thread that another watch belongs to; gives up the body, which a GET has none of. */
    void sendEndless(Response response, Watch own) throws IOException {
        own.headersAreIn();
        ResponseSender sender = new ResponseSender(exchange, own);
        sender.announceClose();
        sender.send(response, body, Drain.NONE);
        LOG.debug("{}: listened for {} s", call, (System.nanoTime() - began) / 1_000_000_000);
    }

    private boolean mayKeepConnection() {
        return malformed.isEmpty() && framing.mayKeepConnection() && body.hasEnded();
    }

    private Response identified(Response response) {
        return response.with("X-Request-Id", call.requestId());
    }

    private Response answered(Treatment treatment, ErrorMapper errors) {
        try (WorkPlaces.Place held = place) {
            Request request = request();
            if (treatment.isWork()) {
                held.take();
            }
            return treatment.handler().answer(request);
        } catch (Throwable thrown) {
            return errors.toResponse(thrown, call);
        }
    }

    private Request request() {
        malformed.ifPresent(problem -> {
            throw problem;
        });
        if (!framing.isSound()) {
            throw ApiError.invalidBody("The request does not say clearly how long its body is.");
        }
        Target target = Target.of(exchange.getRequestMethod(), exchange.getRequestURI());
        String address = exchange.getRemoteAddress().getAddress().getHostAddress();
        return new Request(
                target, headers, new Body(headers, framing.length(), body), new Origin(call.requestId(), address));
    }
}
