package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;

class DatabaseTest {
    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/nowhere?user=nobody";

    private final Database database = PostgresStores.database();

    @BeforeEach
    void anEmptyTable() {
        execute("drop table if exists scratch");
        execute("create table scratch (n int primary key)");
    }

    @Test
    void workThatReturnsIsCommitted() {
        execute("insert into scratch values (1)");

        assertEquals(1, count());
    }

    @Test
    void workThatThrowsIsRolledBackAndTheExceptionIsTheOneThrown() {
        final IllegalStateException refusal = new IllegalStateException("no");
        final IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(connection -> {
                    Sql.update(connection, "insert into scratch values (1)");
                    throw refusal;
                }));

        assertSame(refusal, thrown);
        assertEquals(0, count());
    }

    @Test
    void whatTheServerRefusesIsADatabaseExceptionThatDoesNotPass() {
        execute("insert into scratch values (1)");
        final DatabaseException refused =
                assertThrows(DatabaseException.class, () -> execute("insert into scratch values (1)"));

        assertFalse(refused.passing());
        assertInstanceOf(SQLException.class, refused.getCause());
    }

    @Test
    void theMessageOfADatabaseExceptionHasNoSqlInIt() {
        final DatabaseException refused =
                assertThrows(DatabaseException.class, () -> execute("select secret_column from scratch"));

        assertEquals("The database failed (SQLSTATE 42703)", refused.getMessage());
    }

    @Test
    void aSnapshotCanNotWrite() {
        assertThrows(
                DatabaseException.class,
                () -> database.inSnapshot(connection -> Sql.update(connection, "insert into scratch values (1)")));
    }

    @Test
    void aSnapshotSeesOneStateThroughout() {
        final long before = database.inSnapshot(connection -> {
            Sql.query(connection, "select 1 from scratch", row -> row);
            execute("insert into scratch values (1)");
            return Sql.query(connection, "select count(*) as n from scratch", row -> row.number("n"))
                    .get(0);
        });

        assertEquals(0, before);
        assertEquals(1, count());
    }

    @Test
    void aDatabaseThatIsThereAnswers() {
        assertTrue(database.answers());
    }

    @Test
    void aDatabaseThatIsAwayDoesNotAnswerAndItsFailuresPass() {
        try (Database away = Database.open(DatabaseSettings.parse(NOWHERE, 1))) {
            assertFalse(away.answers());
            assertTrue(assertThrows(DatabaseException.class, () -> away.inTransaction(connection -> 1))
                    .passing());
        }
    }

    @Test
    void whoeverStopsInTheMiddleOfATransactionLosesWhatHeHasLocked() {
        assertEquals("30s", setting("idle_in_transaction_session_timeout"));
    }

    /** It took a second and more for each look at a small shop, where the server can. */
    @Test
    void noStatementIsCompiled() {
        assertEquals("off", setting("jit"));
    }

    private String setting(String name) {
        return database.inTransaction(connection ->
                        Sql.query(connection, "select current_setting(?) as value", row -> row.text("value"), name))
                .get(0);
    }

    private long count() {
        return database.inTransaction(connection ->
                        Sql.query(connection, "select count(*) as n from scratch", row -> row.number("n")))
                .get(0);
    }

    private void execute(String sql) {
        database.inTransaction(connection -> Sql.update(connection, sql));
    }
}
