package tally.csv;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CsvFormatTest {

    @Test
    void limitsThatCannotBeAreRefusedByName() {
        CsvFormat comma = CsvFormat.comma();
        assertRefused("maxFieldBytes", () -> comma.withMaxFieldBytes(0));
        assertRefused("maxRecordBytes", () -> comma.withMaxRecordBytes(1));
        assertRefused("maxFields", () -> comma.withMaxFields(-1));
        assertRefused("bufferBytes", () -> comma.withBufferBytes(0));
        assertRefused("delimiter", () -> comma.withDelimiter('é'));
    }

    private static void assertRefused(String name, Runnable call) {
        Throwable refusal = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(refusal.toString().contains(name), refusal.toString());
    }
}
