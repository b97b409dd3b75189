package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.testkit.TestPostgres;

/**
 * The rules that let the tables be distributed by business (docs/scaling.md), read from the catalogue: a migration that
 * breaks one fails here.
 */
class SchemaRulesTest {
    private Database database;

    @BeforeEach
    void migrate() {
        database = Database.open(DatabaseSettings.parse(TestPostgres.freshDatabase(), 2));
        new Migrations(database).apply();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static final String KEYS_OF_OTHERS = """
            select i.indexrelid::regclass::text as name
              from pg_index i
              join pg_class t on t.oid = i.indrelid
             where t.relnamespace = 'public'::regnamespace
               and i.indisunique
               and t.relname not in ('businesses', 'users', 'tokens', 'sign_in_tries', 'retention_turn', 'schema_migrations')
               and not exists (
                   select 1
                     from pg_attribute a
                    where a.attrelid = t.oid and a.attnum = i.indkey[0] and a.attname = 'business_id')
             order by name
            """;

    @Test
    void everyKeyButThoseOfTheSharedTablesBeginsWithTheBusiness() {
        assertEquals(List.of(), names(KEYS_OF_OTHERS));
    }

    private static final String REFERENCES_OF_OTHERS = """
            select c.conname as name
              from pg_constraint c
             where c.contype = 'f'
               and c.conrelid not in ('users'::regclass, 'tokens'::regclass)
               and not exists (
                   select 1
                     from pg_attribute a
                    where a.attrelid = c.conrelid and a.attnum = c.conkey[1] and a.attname = 'business_id')
             order by name
            """;

    @Test
    void everyForeignKeyButThoseOfTheSharedTablesBeginsWithTheBusiness() {
        assertEquals(List.of(), names(REFERENCES_OF_OTHERS));
    }

    private static final String WITHOUT_KEY = """
            select t.relname as name
              from pg_class t
             where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
               and not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary)
             order by name
            """;

    @Test
    void everyTableHasAPrimaryKey() {
        assertEquals(List.of(), names(WITHOUT_KEY));
    }

    private static final String INDEXES_OF_SALES = """
            select m.amname || ' ' || i.indexrelid::regclass as name
              from pg_index i
              join pg_class c on c.oid = i.indexrelid
              join pg_am m on m.oid = c.relam
             where i.indrelid = 'sales'::regclass
             order by name
            """;

    /** Each tree more is a third more of what it takes to write a sale (decision 0013). */
    @Test
    void ofSalesOneTreeIsKeptUp() {
        assertEquals(List.of("brin sales_of_uploads", "btree sales_pkey"), names(INDEXES_OF_SALES));
    }

    private List<String> names(String query) {
        return database.inTransaction(connection -> Sql.query(connection, query, row -> row.text("name")));
    }
}
