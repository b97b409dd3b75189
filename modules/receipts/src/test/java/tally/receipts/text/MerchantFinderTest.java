package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MerchantFinderTest {

    @Test
    void theFirstLineWithWordsNamesTheShop() {
        assertEquals(Optional.of("Green Field"), merchant("Green Field\n5305 E PACIFIC COAST HWY"));
    }

    @Test
    void aCompanysFormWinsOverALineAbove() {
        assertEquals(Optional.of("SUN VICTORY SDN BHD"), merchant("SOLARIS\nSUN VICTORY SDN BHD\nLevel G2"));
    }

    @Test
    void titlesAndNumbersAreNoShop() {
        assertEquals(Optional.of("Corner Shop"), merchant("** TAX INVOICE **\n318040371\nCorner Shop"));
    }

    @Test
    void theRegistrationIsNoPartOfTheName() {
        assertEquals(Optional.of("KING'S CONFECTIONERY S/B"), merchant("KING'S CONFECTIONERY S/B 273500-U\nCAKE 1.20"));
    }

    @Test
    void aNameThatGoesOverTwoLinesIsOneName() {
        assertEquals(Optional.of("GREEN BOOK CO. (M) SDN BHD"), merchant("GREEN BOOK\nCO. (M) SDN BHD\nLOT 12"));
        assertEquals(Optional.of("GREEN HARDWARE & ELECTRICAL"), merchant("GREEN HARDWARE &\nELECTRICAL\nLOT 12"));
        assertEquals(Optional.of("GREEN TOOLS ENTERPRISE (OLD TOWN)"), merchant("GREEN TOOLS\nENTERPRISE (OLD\nTOWN)"));
        assertEquals(Optional.of("GREEN LEAF SDN BHD"), merchant("OWN BY: GREEN LEAF SDN BHD"));
    }

    private static Optional<String> merchant(String text) {
        return new MerchantFinder().merchant(Receipts.lines(text)).value();
    }
}
