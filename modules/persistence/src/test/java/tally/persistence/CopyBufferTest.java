package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tally.testkit.TestPostgres;

/** What the buffer encodes is read back by a real server as the very same value. */
final class CopyBufferTest {
    private static final Database DATABASE = open();

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "0.0001",
                "0.01",
                "0.10",
                "1",
                "1.0",
                "50.00",
                "9999",
                "9999.9999",
                "10000",
                "10000.5",
                "12345.678",
                "100000000",
                "99999999.9999",
                "10000000",
                "10000000.0000",
                "999999999999.9999"
            })
    void moneyKeepsItsValueAndItsScale(String amount) {
        assertEquals(amount, copied("numeric", row -> row.money(new BigDecimal(amount))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-01-01", "1999-12-31", "0001-01-01", "2024-02-29", "9999-12-31"})
    void dateIsTheSameDay(String day) {
        assertEquals(day, copied("date", row -> row.date(LocalDate.parse(day))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00:00", "08:26:00", "23:59:59"})
    void timeIsTheSameTime(String time) {
        assertEquals(time, copied("time", row -> row.time(LocalTime.parse(time))));
    }

    @Test
    void textIsKeptCodePointForCodePoint() {
        final String text = "শাড়ি \\. \t \"x\", 'y' \uD83D\uDE00 \n end";
        assertEquals(text, copied("text", row -> row.text(text)));
    }

    @Test
    void aTextLargerThanTheBufferFits() {
        final String text = "x".repeat(300_000);
        assertEquals(text, copied("text", row -> row.text(text)));
    }

    @Test
    void uuidKeepsAll128Bits() {
        final UUID id = UUID.fromString("ffeeddcc-bbaa-9988-7766-554433221100");
        assertEquals(id.toString(), copied("uuid", row -> row.uuid(id)));
    }

    @Test
    void integersKeepTheirSign() {
        assertEquals("-7", copied("int", row -> row.integer(-7)));
        assertEquals("-9000000000", copied("bigint", row -> row.bigint(-9_000_000_000L)));
    }

    @Test
    void nothingIsNull() {
        assertEquals("null", copied("text", CopyBuffer::nothing));
    }

    private static String copied(String type, Consumer<CopyBuffer> field) {
        return DATABASE.inTransaction(connection -> {
            Sql.update(connection, "create temporary table copied (value %s) on commit drop".formatted(type));
            final CopyBuffer buffer = new CopyBuffer().begin();
            buffer.row(1);
            field.accept(buffer);
            send(connection, buffer);
            final List<String> values = Sql.query(
                    connection, "select coalesce(value::text, 'null') as value from copied", row -> row.text("value"));
            return values.get(0);
        });
    }

    private static void send(Connection connection, CopyBuffer buffer) throws SQLException {
        try (BinaryCopy copy = BinaryCopy.begin(connection, "copy copied from stdin (format binary)")) {
            copy.end(buffer);
        }
    }

    private static Database open() {
        return Database.open(DatabaseSettings.parse(TestPostgres.freshDatabase(), 2));
    }
}
