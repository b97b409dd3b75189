package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisreadWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tota] 5.00 | total 5.00",
                "gash 5.00 | cash 5.00",
                "gst sumuary | gst summary",
                "roonding | rounding"
            })
    void aLetterOfTheSameShapeIsMended(String read, String meant) {
        assertEquals(meant, MisreadWords.mended(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"service charge 5.00", "totem 5.00", "local cake", "dash 2.00", "orange juice", "t0tal.com"})
    void otherWordsStay(String line) {
        assertEquals(line, MisreadWords.mended(line));
    }
}
