package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.receipts.Reading;
import tally.domain.receipts.ReceiptRules;

class DateFinderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date: 2018-06-25 10:00",
                "2018/06/25",
                "25/06/2018",
                "25-06-18 18:17 SH01",
                "25.06.2018",
                "06/25/2018 6:23 pm",
                "25 Jun 2018 18:41",
                "25-Jun-2018",
                "June 25, 2018",
                "Jun25'18 11:01AM",
                "25 - 06 - 2018"
            })
    void theFormatsOfReceiptsAreRead(String line) {
        assertEquals(Optional.of(LocalDate.of(2018, 6, 25)), date(line, DayOrder.UNKNOWN));
    }

    @Test
    void dayAndMonthAreNotGuessed() {
        assertEquals(Optional.empty(), date("04/01/2018", DayOrder.UNKNOWN));
    }

    @Test
    void theOtherDateOfTheReceiptTellsDayAndMonthApart() {
        assertEquals(
                Optional.of(LocalDate.of(2018, 4, 1)), date("04/01/2018 10:00\ndelivery 04/20/2018", DayOrder.UNKNOWN));
    }

    @Test
    void theCustomOfTheCountryTellsDayAndMonthApart() {
        assertEquals(Optional.of(LocalDate.of(2018, 1, 4)), date("04/01/2018", DayOrder.DAY_FIRST));
        assertEquals(Optional.of(LocalDate.of(2018, 4, 1)), date("04/01/2018", DayOrder.MONTH_FIRST));
    }

    @Test
    void aDayThatEqualsItsMonthNeedsNoEvidence() {
        assertEquals(Optional.of(LocalDate.of(2018, 5, 5)), date("05/05/2018", DayOrder.UNKNOWN));
    }

    @Test
    void theDateBesideItsNameWins() {
        assertEquals(
                Optional.of(LocalDate.of(2017, 8, 20)), date("25 AUG - 3 Sept 2017\nDate: 20/08/17", DayOrder.UNKNOWN));
    }

    @Test
    void anExpiryDateIsNotTheSales() {
        assertEquals(Optional.empty(), date("Card Expiry: 31/08/20", DayOrder.UNKNOWN));
    }

    @Test
    void aDayThatNoCalendarHasIsNoDate() {
        assertEquals(Optional.empty(), date("31/02/2018", DayOrder.UNKNOWN));
        assertEquals(Optional.empty(), date("33/14/2018", DayOrder.UNKNOWN));
    }

    @Test
    void amountsSideBySideAreNoDateAndNoEvidence() {
        assertEquals(Optional.of(LocalDate.of(2016, 6, 4)), date("04-06-16\nS = 6% 1.98 .12", DayOrder.DAY_FIRST));
        assertEquals(Optional.of(LocalDate.of(2016, 6, 4)), date("04-06-16\nS = 6% 1.18 .12", DayOrder.DAY_FIRST));
    }

    @Test
    void aPromotersNumberBesideItMakesNoPromotionOfADate() {
        assertEquals(Optional.of(LocalDate.of(2018, 5, 9)), date("PROMOTER:00 09/05/2018 1:12 PM", DayOrder.DAY_FIRST));
    }

    @Test
    void telephoneAndDocumentNumbersAreNoDates() {
        assertEquals(Optional.empty(), date("Tel 03-78-901\nInvoice SP-18/06/04-1016956", DayOrder.UNKNOWN));
    }

    @Test
    void aWordThatBeginsLikeAMonthIsNoDateAndNoEvidence() {
        assertEquals(Optional.empty(), date("1 Chicken Chow Mein 6.75\n03-12-2016", DayOrder.UNKNOWN));
    }

    @Test
    void aMonthByItsNameDoesNotSayHowNumbersAreOrdered() {
        assertEquals(
                Optional.of(LocalDate.of(2018, 3, 5)), date("Date 03/05/2018\nJune 25, 2018", DayOrder.MONTH_FIRST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Date: 2506/2018", "25062018 13:11:54", "Date 25/062018", "Date 2510612018"})
    void aLostStrokeIsMissedForAPersonToLookAt(String line) {
        final Reading<LocalDate> date = new DateFinder(DayOrder.UNKNOWN).date(Receipts.lines(line));
        assertEquals(Optional.of(LocalDate.of(2018, 6, 25)), date.value());
        assertTrue(date.confidence() < ReceiptRules.SINGLE_SURE);
    }

    @Test
    void digitsThatRunTogetherElsewhereAreNoDate() {
        assertEquals(Optional.empty(), date("Member 25062018", DayOrder.UNKNOWN));
    }

    @Test
    void aStrokeBeforeTheDigitOfADayIsAOne() {
        assertEquals(Optional.of(LocalDate.of(2018, 6, 17)), date("|7-06-2018 14:07", DayOrder.DAY_FIRST));
        assertEquals(Optional.of(LocalDate.of(2018, 6, 7)), date("| 7-06-2018 14:07", DayOrder.DAY_FIRST));
    }

    @Test
    void oneDigitBehindALetterIsTheRestOfADay() {
        assertEquals(Optional.empty(), date("Datert1/03/18 21:30", DayOrder.DAY_FIRST));
        assertEquals(Optional.of(LocalDate.of(2018, 3, 11)), date("Dater11/03/18 21:30", DayOrder.DAY_FIRST));
    }

    private static Optional<LocalDate> date(String text, DayOrder custom) {
        return new DateFinder(custom).date(Receipts.lines(text)).value();
    }
}
