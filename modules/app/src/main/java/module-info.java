/**
 * The program: its commands, its configuration, and the wiring of all other modules on one screen.
 *
 * <p>Logging, error reports and the order of shutting down live here too, because only the program as a whole has them.
 */
// requires-automatic: Sentry has no module descriptor; no other module may know of it.
// module: the standalone module is compiled after this one, so its name is not known yet.
@SuppressWarnings({"requires-automatic", "module"})
module tally.app {
    requires com.fasterxml.jackson.databind;
    requires java.logging;
    requires org.slf4j;
    requires sentry;
    requires tally.csv;
    requires tally.domain;
    requires tally.events;
    requires tally.http;
    requires tally.ingest;
    requires tally.persistence;
    requires tally.receipts;

    exports tally.app.database to
            tally.standalone;

    uses tally.app.database.LocalDatabase;
}
