package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.testkit.TestPostgres;

/** What is sent is what a real server reads. */
final class BinaryArrayTest {
    private static final String URL = TestPostgres.freshDatabase();
    private static final Database DATABASE = open(URL);

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @Test
    void uuidsComeAsTheyAre() {
        final List<UUID> ids = List.of(new UUID(0, 0), new UUID(-1, -1), UUID.randomUUID());

        assertEquals(
                ids.toString().replace(" ", ""),
                read(DATABASE, "select '[' || array_to_string(?, ',') || ']' as text", BinaryArray.uuids(ids)));
    }

    @Test
    void daysAreTheSameDays() {
        final List<LocalDate> days =
                List.of(LocalDate.of(1999, 12, 31), LocalDate.of(2000, 1, 1), LocalDate.of(2025, 11, 6));

        assertEquals(
                "1999-12-31,2000-01-01,2025-11-06",
                read(DATABASE, "select array_to_string(?, ',') as text", BinaryArray.dates(days)));
    }

    @Test
    void integersOfEitherSignAreTheSame() {
        assertEquals(
                "-2147483648,0,7",
                read(
                        DATABASE,
                        "select array_to_string(?, ',') as text",
                        BinaryArray.integers(List.of(Integer.MIN_VALUE, 0, 7))));
    }

    @Test
    void anArrayOfNothingIsEmptyAndNotNull() {
        assertEquals("0", read(DATABASE, "select cardinality(?)::text as text", BinaryArray.uuids(List.of())));
    }

    @Test
    void aConnectionThatSendsNoBinaryIsRefusedLoudly() {
        try (Database text = open(URL + "&binaryTransferDisable=DATE_ARRAY")) {
            final BinaryArray days = BinaryArray.dates(List.of(LocalDate.of(2025, 11, 6)));

            assertThrows(IllegalStateException.class, () -> read(text, "select ? as text", days));
        }
    }

    private static Database open(String url) {
        return Database.open(DatabaseSettings.parse(url, 2));
    }

    private static String read(Database database, String sql, BinaryArray array) throws DatabaseException {
        return database.inTransaction(connection -> Sql.query(connection, sql, row -> row.text("text"), array))
                .get(0);
    }
}
