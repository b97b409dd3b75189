package tally.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertEquals(true, message.contains(name), message);
    }
}
