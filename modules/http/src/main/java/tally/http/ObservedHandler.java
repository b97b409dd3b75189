package tally.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import tally.http.server.ApiError;
import tally.http.server.Handler;
import tally.http.server.Method;
import tally.http.server.Request;
import tally.http.server.Response;

/** Tells an observer how each request was answered, and how long that took. Safe for use by many threads. */
final class ObservedHandler implements Handler {

    private static final int FAULT = 500;
    private static final int OUTAGE = 503;

    private final Handler handler;
    private final Predicate<Throwable> isOutage;
    private final RequestObserver observer;

    ObservedHandler(Handler handler, Predicate<Throwable> isOutage, RequestObserver observer) {
        this.handler = handler;
        this.isOutage = isOutage;
        this.observer = observer;
    }

    @Override
    public Response answer(Request request) {
        long began = System.nanoTime();
        int status = FAULT;
        try {
            Response response = handler.answer(request);
            status = response.status();
            return response;
        } catch (ApiError refused) {
            status = refused.status();
            throw refused;
        } catch (RuntimeException failed) {
            status = isOutage.test(failed) ? OUTAGE : FAULT;
            throw failed;
        } finally {
            observer.answered(method(request), status, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /** What a client makes up as a method must not become a label of its own. */
    private static String method(Request request) {
        String name = request.target().methodName();
        return Arrays.stream(Method.values())
                .map(Method::name)
                .filter(name::equals)
                .findFirst()
                .orElse("other");
    }
}
