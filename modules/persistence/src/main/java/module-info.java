/**
 * The stores of {@code tally.domain} on PostgreSQL: the pool, transactions, migrations, and one class a table with its
 * SQL. Exists so that nothing else in Tally knows SQL, JDBC or the database's errors.
 */
module tally.persistence {
    requires transitive tally.domain;
    requires java.sql;
    requires com.zaxxer.hikari;
    requires org.slf4j;

    exports tally.persistence;
}
