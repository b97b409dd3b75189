package tally.events;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.events.EventPayload;
import tally.domain.events.Topic;

/**
 * The one door to the jobs downstream. Static, so it holds no state; safe for use by many threads.
 *
 * <p>A call may come twice for one event, because delivery is at least once: the jobs must not mind.
 */
public final class EventAdapter {
    private static final Logger LOG = LoggerFactory.getLogger("tally.events");

    private EventAdapter() {}

    /**
     * Publishes an event: calls every job that wants to hear of the topic.
     *
     * @param topic {@code transaction.parsed} or {@code forecast.requested}
     * @throws IllegalArgumentException where the topic is unknown; nothing is called then
     */
    public static void publishEvent(String topic, EventPayload payload) {
        final Topic known =
                Topic.of(topic).orElseThrow(() -> new IllegalArgumentException("Unknown event topic: " + topic));
        LOG.info("Event published: topic={}, payload={}", topic, PayloadJson.of(payload));
        switch (known) {
            case TRANSACTION_PARSED -> {
                forecast(payload);
                LOG.info("Churn job enqueued");
                ChurnStub.recalculateRfmScores(payload.business(), payload.customers());
            }
            case FORECAST_REQUESTED -> forecast(payload);
        }
    }

    private static void forecast(EventPayload payload) {
        LOG.info("Forecast job enqueued");
        ForecastStub.generateForecasts(payload.business(), payload.products());
    }
}
