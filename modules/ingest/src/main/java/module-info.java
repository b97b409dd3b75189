/**
 * The way of a file from its stored bytes to the books: take it in, find its columns, send each row through the rules,
 * book batch by batch, go on after a crash, retry single rows. Exists so that this way can be read, and tested, without
 * PostgreSQL, HTTP or events: it knows {@code tally.csv} and the stores of {@code tally.domain} alone.
 */
module tally.ingest {
    requires transitive tally.domain;
    requires tally.csv;
    requires org.slf4j;

    exports tally.ingest;
}
