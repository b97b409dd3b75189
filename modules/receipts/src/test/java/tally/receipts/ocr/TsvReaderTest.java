package tally.receipts.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tally.receipts.text.ReceiptText;
import tally.receipts.text.Word;

class TsvReaderTest {
    private static final String HEADER =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    @Test
    void wordsComeWithTheirConfidence() {
        final ReceiptText text = read(word(10, 10, "96.5", "TOTAL") + word(100, 10, "88", "5.00"));
        assertEquals(
                List.of(new Word("TOTAL", 96.5), new Word("5.00", 88)),
                text.lines().get(0).words());
    }

    @Test
    void aNameAndItsAmountShareALineThoughTheGapIsWide() {
        final ReceiptText text = read(word(10, 10, "90", "Tea")
                + word(10, 50, "90", "Rice")
                + word(800, 13, "90", "1.20")
                + word(800, 52, "90", "2.40"));
        assertEquals("Tea 1.20\nRice 2.40", text.text());
    }

    @Test
    void pagesBlocksAndSpecksAreNoWords() {
        final String block = "2\t1\t1\t0\t0\t0\t0\t0\t900\t900\t-1\t\n";
        assertEquals(
                List.of(),
                read(block + word(10, 10, "12", "~|") + word(50, 10, "95", " ")).lines());
    }

    @Test
    void nothingIsNothing() {
        assertEquals(List.of(), TsvReader.read("").lines());
    }

    private static ReceiptText read(String rows) {
        return TsvReader.read(HEADER + rows);
    }

    private static String word(int left, int top, String confidence, String text) {
        return "5\t1\t1\t1\t1\t1\t" + left + "\t" + top + "\t60\t20\t" + confidence + "\t" + text + "\n";
    }
}
