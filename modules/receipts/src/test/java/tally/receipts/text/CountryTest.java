package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountryTest {

    @Test
    void aCountryIsToldByWhatOnlyItsShopsPrint() {
        assertEquals(Optional.of(Country.MALAYSIA), Country.of("SHOP SDN BHD\nTOTAL RM 5.00"));
        assertEquals(Optional.of(Country.INDONESIA), Country.of("TUNAI 62,000\nKEMBALI 201"));
        assertEquals(Optional.of(Country.EURO_AREA), Country.of("NIF: 510776914\nTOTAL 5,00 EUR"));
        assertEquals(Optional.of(Country.UNITED_STATES), Country.of("Long Beach, CA 90804\n(562) 597-0906"));
        assertEquals(Optional.of(Country.BANGLADESH), Country.of("Dhaka\nTk 500"));
    }

    @Test
    void aNumberBehindAWordOfTwoLettersIsNoPlaceInAmerica() {
        assertEquals(Optional.empty(), Country.of("NO 10256\nTABLE 12"));
    }

    @Test
    void aNumberOfTheTillIsNoTelephoneInAmerica() {
        assertEquals(Optional.empty(), Country.of("#001-001-0934-0001"));
    }

    @Test
    void aTaxThatOnlyCountriesWithTheDayFirstChargeTellsTheOrder() {
        assertEquals(DayOrder.DAY_FIRST, Country.dayOrderOf("GST 6% 0.30"));
        assertEquals(DayOrder.UNKNOWN, Country.dayOrderOf("PST 0.70\nGST 0.50"));
        assertEquals(DayOrder.MONTH_FIRST, Country.dayOrderOf("Long Beach, CA 90804"));
    }

    @Test
    void withoutSignsThereIsNoCountry() {
        assertEquals(Optional.empty(), Country.of("SHOP\nTOTAL 5.00"));
    }
}
