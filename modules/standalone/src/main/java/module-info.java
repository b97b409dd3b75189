/**
 * Brings a PostgreSQL and a Tesseract along, for a shop that has none: what the standalone jar has and the plain jar
 * lacks.
 *
 * <p>Nothing depends on this module. It fills one door of {@code tally.app} and one of {@code tally.receipts}, found as
 * services: by the {@code provides} below where modules are in force, by {@code META-INF/services} in the shipped jar.
 */
module tally.standalone {
    requires java.management;
    requires java.sql;
    requires jdk.management;
    requires jdk.security.auth;
    requires org.tukaani.xz;
    requires tally.app;
    requires tally.receipts;

    provides tally.app.database.LocalDatabase with
            tally.standalone.EmbeddedPostgres;
    provides tally.receipts.ocr.BundledTesseract with
            tally.standalone.EmbeddedTesseract;
}
