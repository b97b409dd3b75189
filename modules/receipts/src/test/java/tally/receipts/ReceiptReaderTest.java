package tally.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.ReceiptRules;
import tally.receipts.image.Pictures;
import tally.receipts.image.QuarterTurns;
import tally.receipts.ocr.Ocr;
import tally.receipts.ocr.Tesseract;
import tally.receipts.ocr.TesseractFinder;
import tally.receipts.ocr.TesseractProgram;
import tally.receipts.text.ReceiptText;

class ReceiptReaderTest {
    private static final String[] LINES = {
        "GREEN LEAF TEA SHOP", "Date: 2018-06-25 12:22", "Teh Tarik   4.40", "Roti Canai  1.80", "TOTAL       6.20"
    };
    private static final String GOOD = String.join("\n", LINES);
    private static final String BAD = "GREEN LEAF\nTeh Tarik 4.40\nTOTAL 6.20";
    private static final byte[] PAGE = Pictures.file(Pictures.page(0, LINES), "png");

    @Test
    void whatWouldBeBookedIsLookedAtTwice() throws Exception {
        final Deque<String> looks = new ArrayDeque<>(List.of(GOOD, GOOD, BAD));
        final ReadReceipt read = read(looks);
        assertTrue(read.itemsAddUp());
        assertTrue(read.date().confidence() >= ReceiptRules.SINGLE_SURE);
        assertEquals(1, looks.size());
    }

    @Test
    void aDateThatOneOfTheLooksAloneSawIsLeftToAPerson() throws Exception {
        final String otherDay = GOOD.replace("06-25", "06-26");
        final ReadReceipt read = read(new ArrayDeque<>(List.of(GOOD, otherDay)));
        assertTrue(read.itemsAddUp());
        assertTrue(read.date().confidence() < ReceiptRules.SINGLE_SURE);
    }

    @Test
    void theDateThatTwoLooksSawWinsOverTheOneOfTheBest() throws Exception {
        final String misread = GOOD.replace("06-25", "06-28").replace("TOTAL       6.20", "TOTAL       9.20");
        final String bad = BAD + "\nDate: 2018-06-25";
        final ReadReceipt read = read(new ArrayDeque<>(List.of(misread, bad, bad.replace("6.20", "8.20"))));
        assertEquals(Optional.of(LocalDate.of(2018, 6, 25)), read.date().value());
    }

    @Test
    void oneLookIsEnoughWhereTheSumsAddUpAndAPersonIsAskedAllTheSame() throws Exception {
        final String unclear = "Date: 2018-06-25\nGreen Paint 4 6.99\nFresh Bread 23 2.00\nTOTAL 8.99";
        final Deque<String> looks = new ArrayDeque<>(List.of(unclear, BAD));
        assertTrue(read(looks).itemsAddUp());
        assertEquals(1, looks.size());
    }

    @Test
    void aPageThatReadsBadlyIsLookedAtAgain() throws Exception {
        assertTrue(read(new ArrayDeque<>(List.of(BAD, GOOD))).itemsAddUp());
    }

    @Test
    void twoLooksThatSawTheSameDateAndTotalAreEnough() throws Exception {
        final String wrongSum = GOOD.replace("TOTAL       6.20", "TOTAL       9.20");
        final Deque<String> looks = new ArrayDeque<>(List.of(wrongSum, wrongSum, GOOD));
        assertFalse(read(looks).itemsAddUp());
        assertEquals(1, looks.size());
    }

    @Test
    void aDateThatOneLookAloneFoundIsKept() throws Exception {
        final String dateOnly = "Date: 2018-06-25";
        final ReadReceipt read = read(new ArrayDeque<>(List.of(BAD, dateOnly, BAD)));
        assertEquals(Optional.of(LocalDate.of(2018, 6, 25)), read.date().value());
        assertEquals(1, read.items().size());
    }

    @Test
    void theTotalThatAllLooksTellTogetherWinsOverTheOneOfTheBest() throws Exception {
        final String misread = GOOD.replace("TOTAL       6.20", "TOTAL       9.10");
        final String undated = BAD + "\nCASH 10.00\nCHANGE 3.80";
        final ReadReceipt read = read(new ArrayDeque<>(List.of(misread, undated, undated)));
        assertEquals(Optional.of(new BigDecimal("6.20")), read.sums().total().value());
        assertEquals(2, read.items().size());
    }

    @Test
    void aPageOnWhichNothingIsFoundIsLookedAtFromAllSides() throws Exception {
        final Deque<String> looks = new ArrayDeque<>(List.of("", "", "", "", ""));
        assertFalse(read(looks).itemsAddUp());
        assertEquals(1, looks.size());
    }

    @Test
    void aPageOfSureLettersAndNothingElseIsLookedAtFromAllSides() throws Exception {
        final String fromTheSide = "oO 3 qa";
        final Deque<String> looks =
                new ArrayDeque<>(List.of(fromTheSide, fromTheSide, fromTheSide, fromTheSide, GOOD, GOOD, BAD));
        assertTrue(read(looks).itemsAddUp());
        assertEquals(1, looks.size());
    }

    @Test
    void aPageThatIsDrawnIsReadByTheRealProgram() throws Exception {
        final ReadReceipt read = new ReceiptReader(tesseract()).read(PAGE);
        assertTrue(read.itemsAddUp(), read.text());
        assertEquals(Optional.of(LocalDate.of(2018, 6, 25)), read.date().value());
    }

    @Test
    void aPageOnItsHeadIsReadByTheRealProgram() throws Exception {
        final byte[] onItsHead = Pictures.file(QuarterTurns.turned(Pictures.page(1, LINES), 2), "jpg");
        final ReadReceipt read = new ReceiptReader(tesseract()).read(onItsHead);
        assertTrue(read.itemsAddUp(), read.text());
    }

    private static ReadReceipt read(Deque<String> looks) throws Exception {
        return new ReceiptReader((grey, mode) -> ReceiptText.ofPlain(looks.remove())).read(PAGE);
    }

    private static Ocr tesseract() throws IOException {
        final Optional<TesseractProgram> program = new TesseractFinder(
                        Optional.empty(), System.getenv().getOrDefault("PATH", ""), Path.of("target"))
                .find();
        assumeTrue(program.isPresent(), "skipped: no tesseract on the PATH");
        return new Tesseract(program.orElseThrow(), "eng");
    }
}
