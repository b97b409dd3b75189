package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tally.persistence.Migrations.UnsuitableDatabaseException;

/** What can be seen of {@link CitusTables} without a cluster; docs/scaling.md says what was seen with one. */
class CitusTablesTest {
    @Test
    void aDatabaseWithoutTheExtensionIsRefusedAndToldWhatIsMissing() {
        final CitusTables tables = new CitusTables(PostgresStores.database());

        final UnsuitableDatabaseException refused = assertThrows(UnsuitableDatabaseException.class, tables::distribute);

        assertTrue(String.valueOf(refused.getMessage()).contains("CREATE EXTENSION citus"), refused::getMessage);
    }
}
