package tally.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriterTest {

    @Test
    void onlyFieldsThatNeedQuotesGetThem() {
        assertEquals("a,\"b,c\",\"d\"\"e\",\"f\r\ng\",\" h\",\r\n", exact("a", "b,c", "d\"e", "f\r\ng", " h", ""));
    }

    @Test
    void recordOfOneEmptyFieldIsNoBlankLine() {
        assertEquals("\"\"\r\n", exact(""));
        assertThrows(IllegalArgumentException.class, () -> exact());
    }

    @Test
    void formulasAreDefusedForSpreadsheetsAndNumbersAreNot() {
        assertEquals(
                "'=1+1,'@x,'+cmd,'-2+3,'\tx,-5.00,+5,\"-1,234.56\",a=b,\r\n",
                forSpreadsheets("=1+1", "@x", "+cmd", "-2+3", "\tx", "-5.00", "+5", "-1,234.56", "a=b", ""));
    }

    @Test
    void whatWasDefusedIsReadBackAsItWas() {
        for (String field :
                List.of("=1+1", "'=1+1", "''@x", "-5.00", "'-5.00", "O'Neil", "'", "", "'quoted'", "+88 017")) {
            String written = forSpreadsheets(field, "end").replace(",end\r\n", "");
            assertEquals(field, CsvWriter.restored(written));
        }
    }

    @Test
    void exactLeavesFormulasAlone() {
        assertEquals("=1+1\r\n", exact("=1+1"));
    }

    @Test
    void failureOfTheTargetIsPassedOnWithItsCause() {
        IOException full = new IOException("disk full");
        Writer broken = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw full;
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        CsvWriter writer = CsvWriter.exact(broken);
        assertSame(
                full,
                assertThrows(UncheckedIOException.class, () -> writer.write("a"))
                        .getCause());
    }

    private static String exact(String... fields) {
        StringBuilder out = new StringBuilder();
        CsvWriter.exact(out).write(List.of(fields));
        return out.toString();
    }

    private static String forSpreadsheets(String... fields) {
        StringBuilder out = new StringBuilder();
        CsvWriter.forSpreadsheets(out).write(fields);
        return out.toString();
    }
}
