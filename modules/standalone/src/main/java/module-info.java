/**
 * Brings a PostgreSQL along, for a shop that has none: the one thing that the standalone jar has and the plain jar lacks.
 *
 * <p>Nothing depends on this module. It fills one door of {@code tally.app}, found as a service: by the
 * {@code provides} below where modules are in force, by {@code META-INF/services} in the shipped jar.
 */
module tally.standalone {
    requires java.sql;
    requires jdk.security.auth;
    requires org.tukaani.xz;
    requires tally.app;

    provides tally.app.database.LocalDatabase with
            tally.standalone.EmbeddedPostgres;
}
