package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p@db:5433/tally, jdbc:postgresql://db:5433/tally",
        "postgres://u:p@db:5433/tally, jdbc:postgresql://db:5433/tally",
        "postgresql://db/tally, jdbc:postgresql://db:5432/tally",
        "postgresql://db.example.org/tally?sslmode=require&x=1, jdbc:postgresql://db.example.org:5432/tally?sslmode=require&x=1",
        "postgresql://[::1]:5433/tally, jdbc:postgresql://[::1]:5433/tally",
        "postgresql://db/my%20tally, jdbc:postgresql://db:5432/my%20tally",
        "jdbc:postgresql://db/tally?user=u, jdbc:postgresql://db/tally?user=u"
    })
    void aUrlBecomesAJdbcUrl(String url, String jdbcUrl) {
        assertEquals(jdbcUrl, DatabaseSettings.parse(url, 5).jdbcUrl());
    }

    @ParameterizedTest
    @CsvSource({
        "u:secret, u, secret",
        "u%40host:p%40ss%3Aword%2F, u@host, p@ss:word/",
        "u:a+b, u, a+b",
        "u:a:b, u, a:b",
        "u:p%C3%A4ss, u, p\u00e4ss"
    })
    void userAndPasswordAreTakenOutOfIt(String account, String user, String password) {
        final DatabaseSettings settings = DatabaseSettings.parse("postgresql://" + account + "@db/tally", 5);

        assertEquals(Optional.of(user), settings.user());
        assertEquals(Optional.of(password), settings.password());
        assertEquals("jdbc:postgresql://db:5432/tally", settings.jdbcUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tally_db", "10.0.0.1", "[::1]", "db-1.example"})
    void aHostMayHaveAnUnderscoreAsContainersDo(String host) {
        assertEquals(
                "jdbc:postgresql://" + host + ":5433/tally?sslmode=require",
                DatabaseSettings.parse("postgresql://u:p@" + host + ":5433/tally?sslmode=require", 5)
                        .jdbcUrl());
    }

    @Test
    void aUrlMayNameNeitherUserNorPassword() {
        final DatabaseSettings settings = DatabaseSettings.parse("postgresql://db/tally", 5);

        assertEquals(Optional.empty(), settings.user());
        assertEquals(Optional.empty(), settings.password());
        assertEquals(
                Optional.empty(),
                DatabaseSettings.parse("postgresql://u@db/tally", 5).password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:secret@db/tally",
                "u:secret@db/tally",
                "postgresql:u:secret@db",
                "postgresql://u:secret%zz@db/tally",
                "postgresql://u:secret word@db/tally",
                "postgresql:///tally",
                ""
            })
    void anythingElseIsRefusedWithoutRepeatingIt(String url) {
        final String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> DatabaseSettings.parse(url, 5))
                        .getMessage());

        assertTrue(message.startsWith("a database URL looks like postgresql://user:password@host:5432/name"), message);
        assertFalse(message.contains("secret"), message);
    }

    @Test
    void itsTextHoldsNeitherAddressNorPassword() {
        assertEquals(
                "DatabaseSettings[maxConnections=5]",
                DatabaseSettings.parse("postgresql://u:secret@db/tally", 5).toString());
    }
}
