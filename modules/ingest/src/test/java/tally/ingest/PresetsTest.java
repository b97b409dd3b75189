package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {

    @Test
    void eachSaysWhereItsHeaderWasSeen() {
        ResourceTable.rows("presets.csv")
                .forEach(line -> assertFalse(line.getOrDefault("source", "").isBlank(), line::toString));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {"1=Date,Product,Quantity,Amount", "2=Order Date,Product Name,Sales,Quantity"})
    void otherFilesAreNone(int number, String header) {
        assertEquals(Optional.empty(), Presets.of(List.of(header.split(","))), "header " + number);
    }
}
