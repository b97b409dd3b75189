/**
 * The stores of {@code tally.domain} on PostgreSQL: the pool, transactions, migrations, and one class a table with its
 * SQL. Exists so that nothing else in Tally knows SQL, JDBC or the database's errors.
 */
// requires-automatic: the PostgreSQL driver has a module name but no descriptor; COPY is not part of JDBC.
@SuppressWarnings("requires-automatic")
module tally.persistence {
    requires transitive tally.domain;
    requires java.sql;
    requires com.zaxxer.hikari;
    requires static org.checkerframework.checker.qual;
    requires org.postgresql.jdbc;
    requires org.slf4j;

    exports tally.persistence;
}
