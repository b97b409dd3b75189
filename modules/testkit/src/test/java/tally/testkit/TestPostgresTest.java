package tally.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void everyCallGivesAnEmptyDatabaseOfItsOwn() throws SQLException {
        String first = TestPostgres.freshDatabase();
        String second = TestPostgres.freshDatabase();

        assertNotEquals(first, second);
        assertEquals("0", answer(first, "select count(*) from pg_tables where schemaname = 'public'"));
    }

    @Test
    void theSessionZoneIsDeliberatelyNotUtc() throws SQLException {
        assertEquals("Asia/Dhaka", answer(TestPostgres.freshDatabase(), "show timezone"));
    }

    @Test
    void theServerIsOneThatTallySupports() throws SQLException {
        int version = Integer.parseInt(answer(TestPostgres.freshDatabase(), "show server_version_num"));

        assertTrue(version >= 150_000, () -> "PostgreSQL 15 or newer, but found " + version);
    }

    private static String answer(String url, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
