package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p@db.example:5433/tally, jdbc:postgresql://db.example:5433/tally",
        "postgres://u:p@db.example/tally, jdbc:postgresql://db.example:5432/tally",
        "postgresql://db.example/tally?sslmode=require, jdbc:postgresql://db.example:5432/tally?sslmode=require",
        "postgresql://u:p@[::1]:5432/tally, jdbc:postgresql://[::1]:5432/tally",
        "jdbc:postgresql://db.example/tally?user=u, jdbc:postgresql://db.example/tally?user=u"
    })
    void aDatabaseUrlBecomesAJdbcUrlWithoutThePassword(String url, String jdbc) {
        assertEquals(jdbc, DatabaseSettings.parse(url, 4).jdbcUrl());
    }

    @Test
    void userAndPasswordAreDecoded() {
        final DatabaseSettings settings = DatabaseSettings.parse("postgresql://a%40b:p%3A%2F+%25@host/db", 4);

        assertEquals(Optional.of("a@b"), settings.user());
        assertEquals(Optional.of("p:/+%"), settings.password());
    }

    @Test
    void userAndPasswordMayBeMissing() {
        final DatabaseSettings settings = DatabaseSettings.parse("postgresql://host/db", 4);

        assertEquals(Optional.empty(), settings.user());
        assertEquals(Optional.empty(), settings.password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://host/db",
                "postgresql:db",
                "postgresql://u:se cret@host/db",
                "postgresql://u:%zz@host/db"
            })
    void anotherTextIsRefused(String url) {
        assertThrows(IllegalArgumentException.class, () -> DatabaseSettings.parse(url, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://u:secret@host/db", "postgresql://u:sec ret@host/db"})
    void theRefusalDoesNotTellThePassword(String url) {
        final IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> DatabaseSettings.parse(url, 4));

        assertFalse(refusal.toString().contains("ret"), refusal::toString);
    }

    @Test
    void noLogGetsThePassword() {
        assertFalse(DatabaseSettings.parse("postgresql://u:secret@host/db", 4)
                .toString()
                .contains("secret"));
    }
}
