/**
 * Tally over HTTP: the routes of the contract, sign-in, and how records become JSON. It exists so that nothing else
 * knows HTTP, and so that HTTP knows neither PostgreSQL nor the event adapter.
 *
 * <p>{@code tally.http.server} and {@code tally.http.multipart} are plumbing that knows nothing of sales.
 */
module tally.http {
    requires com.fasterxml.jackson.databind;
    requires jdk.httpserver;
    requires org.slf4j;
    requires tally.console;
    requires transitive tally.domain;
    requires transitive tally.ingest;
    requires transitive tally.receipts;

    exports tally.http;

    opens tally.http.json to
            com.fasterxml.jackson.databind;
}
