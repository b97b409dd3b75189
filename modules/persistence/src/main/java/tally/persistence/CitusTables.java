package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.persistence.Migrations.UnsuitableDatabaseException;

/**
 * Spreads the tables of a migrated database over the nodes of a Citus cluster: those that businesses share become reference
 * tables, there on every node, where others refer to them, and all others are distributed by {@code business_id}, so that
 * what belongs to a business lies on one node. Which table is which is read from the catalogue, so a new table needs no change
 * here.
 *
 * <p>What Citus refuses at distributed tables goes: the triggers, see decision 0004. Foreign keys are taken off before and
 * put back after, since Citus takes none whose tables are not yet both distributed.
 */
public final class CitusTables {
    private static final Logger LOG = LoggerFactory.getLogger("tally.persistence");

    private final Database database;

    /** The tables of this database, which must have been migrated. */
    public CitusTables(Database database) {
        this.database = database;
    }

    /**
     * Distributes what is not distributed yet, all in one transaction.
     *
     * @return how many tables were distributed; 0 where all were
     * @throws UnsuitableDatabaseException where the database has not the extension
     */
    public int distribute() {
        return database.inLongTransaction(connection -> {
            refuseWithoutExtension(connection);
            final List<String> shared = texts(connection, SHARED);
            final List<String> owned = texts(connection, OWNED);
            if (!shared.isEmpty() || !owned.isEmpty()) {
                spread(connection, shared, owned);
            }
            return shared.size() + owned.size();
        });
    }

    private static final String EXTENSION = "select extname as text from pg_extension where extname = 'citus'";

    private static void refuseWithoutExtension(Connection connection) throws SQLException {
        if (texts(connection, EXTENSION).isEmpty()) {
            throw new UnsuitableDatabaseException("The database has not the extension citus, which distributes tables:"
                    + " install it on every node, run CREATE EXTENSION citus there, and add the workers with"
                    + " citus_add_node (docs/scaling.md)");
        }
    }

    /** The tables that are still those of one PostgreSQL. */
    private static final String TABLES = """
            select t.oid::regclass::text as text
              from pg_class t
             where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
               and t.relname <> 'schema_migrations'
               and not exists (select 1 from pg_dist_partition d where d.logicalrelid = t.oid::regclass)
               and %s exists (
                   select 1
                     from pg_index i
                     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                    where i.indrelid = t.oid and i.indisprimary and a.attname = 'business_id')
             order by t.oid
            """;

    /**
     * Those that refer to others, or are referred to. The others stay on the coordinator, where statements may do what Citus
     * allows nowhere else.
     */
    private static final String SHARED = TABLES.formatted("""
            exists (select 1 from pg_constraint c where c.contype = 'f' and t.oid in (c.conrelid, c.confrelid))
               and not""");

    private static final String OWNED = TABLES.formatted("");

    private static final String TRIGGERS = """
            select format('drop trigger %I on %s', g.tgname, t.oid::regclass) as text
              from pg_trigger g
              join pg_class t on t.oid = g.tgrelid
             where t.relnamespace = 'public'::regnamespace and not g.tgisinternal
            """;

    private static final String REFERENCES = """
              from pg_constraint c
             where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conparentid = 0
             order by c.oid
            """;

    private static final String TAKE_OFF =
            "select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as text" + "\n"
                    + REFERENCES;

    private static final String PUT_BACK = """
            select format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
                   as text
            """ + REFERENCES;

    /** Sequential, because the foreign keys to the reference tables are made in the same transaction. */
    private static void spread(Connection connection, List<String> shared, List<String> owned) throws SQLException {
        final List<String> putBack = texts(connection, PUT_BACK);
        final List<String> statements = new ArrayList<>();
        statements.add("set local citus.multi_shard_modify_mode to 'sequential'");
        statements.addAll(texts(connection, TRIGGERS));
        statements.addAll(texts(connection, TAKE_OFF));
        shared.forEach(table -> statements.add("select create_reference_table('" + table + "')"));
        owned.forEach(table -> statements.add("select create_distributed_table('" + table + "', 'business_id')"));
        statements.addAll(putBack);
        for (final String statement : statements) {
            LOG.info("Citus: {}", statement);
            execute(connection, statement);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        return Sql.query(connection, sql, row -> row.text("text"));
    }
}
