package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.receipts.text.Receipts.money;
import static tally.receipts.text.Receipts.read;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TotalFinderTest {

    @Test
    void theTotalIsTheAmountOnTheLineThatSaysTotal() {
        assertTotal("12.40", "TEA 1.60\nRICE 10.80\nTOTAL 12.40\nCASH 20.00");
    }

    @Test
    void aGrandTotalWinsOverATotal() {
        assertTotal("61799", "SOUP 56,181\nTOTAL 56,181\nTAX 10% 5,618\nGRAND TOTAL 61,799");
    }

    @Test
    void theTotalBehindTheRoundingIsPaid() {
        assertTotal("8.70", "RICE 8.72\nTotal 8.72\nRounding -0.02\nTotal 8.70");
    }

    @Test
    void cashLessChangeDecidesBetweenTotals() {
        assertTotal("24.00", "RICE 20.00\nTotal 20.00\nTotal 24.00\nTotal 20.00\nCASH 30.00\nCHANGE 6.00");
    }

    @Test
    void howManyThereAreIsNoTotal() {
        assertTotal("5.00", "CUP 5.00\nTOTAL 5.00\nTotal Qty: 3\nTotal items 1");
    }

    @Test
    void theFootOfTheTaxTableIsNoTotal() {
        assertTotal("25.00", "CUP 25.00\nTotal 25.00\nGST Summary Amount Tax\nSR 6% 23.58 1.42\nTotal 23.58 1.42");
    }

    @Test
    void anAmountBelowItsLabelBelongsToIt() {
        assertTotal("26.00", "CUP 26.00\nTotal Incl GST RM\n26.00");
    }

    @Test
    void withoutATotalWhatWasPaidCountsLess() {
        assertTotal("4.00", "PARKING\nCASH 5.00\nCHANGE 1.00");
        assertTrue(read("PARKING\nCASH 5.00\nCHANGE 1.00").sums().total().confidence() < 50);
    }

    @Test
    void whatWasPaidWinsOverASubtotalThatNothingSupports() {
        assertTotal("29.68", "CUP 28.00\nTotal excluding GST 28.00\nTotal GST 1.68\nCASH 50.00\nCHANGE 20.32");
    }

    @Test
    void aTextWithoutAnAmountHasNoTotal() {
        assertEquals(Optional.empty(), total("total nonsense"));
    }

    @Test
    void aTotalInASummaryOfTaxesIsNoneThoughItsHeadIsMisread() {
        assertTotal("25.00", "CUP 25.00\nTota] 25.00\nGST Sumuary Amount Tax\nSR 6% 23.58 1.42\nTotal 23.58 1.42");
        assertTotal("25.00", "CUP 25.00\nTotal 25.00\nGST Summary\nTotal 1.42");
    }

    @Test
    void aDigitOfTheTotalThatIsNotWhatWasPaidIsMendedForAPersonToLookAt() {
        assertMended("47.20", "RICE 47.20\nTOTAL 41.20\nCASH 50.00\nCHANGE 2.80");
    }

    @Test
    void aDigitOfTheTotalThatIsNotTheSumAboveItIsMended() {
        assertMended("106.00", "Sub total 100.00\nGST 6% 6.00\nTOTAL 108.00");
    }

    @Test
    void digitsThatAreLostInFrontOfTheTotalAreThoseOfTheSum() {
        assertMended("263.94", "Sub total 249.00\nGST 6% 14.94\nTOTAL 3.94");
    }

    @Test
    void aCardThatWasChargedTellsADigitOfTheTotal() {
        assertMended("64.30", "TOTAL 684.30\nDEBIT CARD 64.30");
    }

    @Test
    void aTotalThatIsFarFromEverySumStaysAsItIsRead() {
        assertTotal("12.40", "Sub total 20.00\nGST 6% 1.20\nTOTAL 12.40\nCASH 50.00\nCHANGE 1.00");
    }

    @Test
    void aTotalThatMayBeAMisreadingOfTwoSumsStaysAsItIsRead() {
        assertTotal("95.00", "Sub total 100.00\nGST 5.00\nDiscount 7.00\nTOTAL 95.00");
    }

    @Test
    void aTotalStaysAsItIsReadWhereWhatWasPaidAndWhatWasAddedUpDiffer() {
        assertTotal("244.02", "SUBTOTAL 239.44\nTAX 4.68\nTOTAL 244.02\nCASH 260.02\nCHANGE 6.00");
    }

    @Test
    void whereARoundingIsNamedWholeCoinsArePaid() {
        assertTotal("27.50", "RICE 27.52\nTotal 27.52\nRounding -0.02");
        assertTotal("81.95", "RICE 81.96\nTotal 81.96\nRounding -0.61");
        assertTotal("27.50", "RICE 27.52\nTotal 27.52\nRounding RHO.O2");
        assertTotal("27.52", "RICE 27.52\nTotal 27.52\nRounding 0.00");
    }

    @Test
    void aRoundingOfTheTotalsSizeIsTheRoundedTotal() {
        assertTotal("43.60", "RICE 43.58\nTotal Sales 43.58\nRounding 0.02\nRounding 43.60");
    }

    @Test
    void twoLinesThatDifferByLessThanACoinAreNotMendedByCashThatWasMisread() {
        assertTotal("43.60", "Total Sales 43.58\nRounding 0.02\nRounding 43.60\nCASH 40.00\nCHANGE 6.40");
    }

    @Test
    void aSubtotalIsTheTotalWhereNothingElseCanBeRead() {
        assertTotal("22.40", "RICE 11.20\nRICE 11.20\nSUBTOTAL 22.40\nCHANGE 77.60");
    }

    @Test
    void theTotalThatMostLooksSawWins() {
        assertEquals(Optional.of(money("6.20")), total("Total 6.20", "Total 9.20", "Total 6.20"));
    }

    @Test
    void whatWasPaidInOneLookDecidesBetweenTheTotalsOfOthers() {
        assertEquals(
                Optional.of(money("7.60")), total("Total 7.40", "Total 7.60", "Total 7.40\nCASH 20.00\nCHANGE 12.40"));
    }

    @Test
    void strongerWordsOfOneLookWinOverWeakerOnesOfTwo() {
        assertEquals(
                Optional.of(money("67.25")),
                total("Total 41.60\nTotal Payable 67.25", "Total 41.60\nTotal Payable S7.2S"));
    }

    @Test
    void anAmountThatStandsTwiceIsNotMendedByCashThatWasMisread() {
        assertTotal("46.20", "SUB TOTAL 46.20\nTOTAL 46.20\nCASH 60.00\nCHANGE 13.40");
        assertTotal("36.00", "RICE 36.00\nTOTAL 36.00\nCASH 100.00\nCHANGE 62.00");
    }

    @Test
    void whatWasPaidMendsTheLineThatItFitsThoughAnotherSaysTotalToo() {
        assertMended("45.70", "TOTAL SALES 5.90\nTOTAL PAYABLE 5.70\nCASH 50.00\nCHANGE 4.30");
    }

    @Test
    void aSubtotalAloneIsNotClear() {
        final var receipt = read("TEA 310.00\nSUB TOTAL 310.00\nSERVICE CHARGE 31.00\nTOTAL");
        assertTrue(receipt.sums().total().confidence() < 50);
    }

    @Test
    void theLineBelowATotalIsItsAmountOnlyWhereItHasNoWords() {
        assertTotal("25.00", "CAKE 25.00\nSubTotal 25.00\nNet Total\nC 50.00\nGE 25.00");
    }

    private static Optional<BigDecimal> total(String... looks) {
        return new TotalFinder(Stream.of(looks).map(Receipts::lines).toList())
                .total()
                .value();
    }

    private static void assertMended(String expected, String text) {
        assertTotal(expected, text);
        assertTrue(read(text).sums().total().confidence() < 50);
    }

    private static void assertTotal(String expected, String text) {
        assertEquals(Optional.of(money(expected)), total(text));
    }

    private static Optional<BigDecimal> total(String text) {
        return read(text).sums().total().value();
    }
}
