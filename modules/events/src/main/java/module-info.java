/**
 * Tells the jobs downstream what happened: one door, {@code EventAdapter.publishEvent}, and behind it the forecasting and
 * churn stubs. Exists so that the real jobs can be put in the stubs' place without anyone else noticing.
 */
module tally.events {
    requires transitive tally.domain;
    requires org.slf4j;

    exports tally.events;
}
