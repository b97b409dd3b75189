/**
 * What the tests of several modules share: a real PostgreSQL, and fakes of the stores with their contract tests.
 *
 * <p>Required in test scope only; no main module may name it.
 */
// requires-automatic: the embedded PostgreSQL has no module descriptor, and only tests ever load it.
@SuppressWarnings("requires-automatic")
module tally.testkit {
    requires transitive tally.domain;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires embedded.postgres;
    requires java.sql;

    exports tally.testkit;
    exports tally.testkit.contract;
}
