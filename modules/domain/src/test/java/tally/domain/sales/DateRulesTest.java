package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tally.domain.sales.ErrorCode.FUTURE_DATE;
import static tally.domain.sales.ErrorCode.INVALID_DATE;
import static tally.domain.sales.Rows.accepted;
import static tally.domain.sales.Rows.assertRefused;
import static tally.domain.sales.Rows.refused;
import static tally.domain.sales.Rows.with;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The line 'Date' of the column table. */
class DateRulesTest {
    @Test
    void anIsoDateIsAccepted() {
        assertEquals(
                LocalDate.of(2025, 11, 7),
                accepted(with(Field.DATE, "2025-11-07")).date());
    }

    @Test
    void aDateAloneLeavesTheTimeEmpty() {
        assertEquals(Optional.empty(), accepted(with(Field.DATE, "2025-11-07")).time());
    }

    @ParameterizedTest
    @CsvSource({
        "2010-12-01 08:26:00, 08:26:00",
        "2010-12-01T08:26, 08:26:00",
        "2010-12-01 08:26, 08:26:00",
        "2010-12-01T23:59:59, 23:59:59",
        "2010-12-01 00:00:00.000, 00:00:00"
    })
    void aTimeBehindTheDateFillsTime(String text, LocalTime time) {
        assertEquals(Optional.of(time), accepted(with(Field.DATE, text)).time());
    }

    @Test
    void theTimeColumnGoesBeforeTheTimeBehindTheDate() {
        final RowValues row = RowValues.of(Map.of(
                Field.DATE,
                "2010-12-01 08:26",
                Field.TIME,
                "09:30",
                Field.PRODUCT,
                "Tea",
                Field.QUANTITY,
                "1",
                Field.AMOUNT,
                "1"));

        assertEquals(Optional.of(LocalTime.of(9, 30)), accepted(row).time());
    }

    @Test
    void anotherOrderOfDayMonthAndYearIsRefusedAndNeverGuessed() {
        assertRefused(with(Field.DATE, "07/11/2025"), INVALID_DATE, "Invalid date format (use YYYY-MM-DD): 07/11/2025");
    }

    @Test
    void theProblemNamesTheColumnAndTheValue() {
        final RowProblem problem = refused(with(Field.DATE, "07/11/2025"));

        assertEquals(Optional.of("Date"), problem.column());
        assertEquals("07/11/2025", problem.value());
    }

    @Test
    void anEmptyDateIsSaidToBeEmpty() {
        assertRefused(with(Field.DATE, ""), INVALID_DATE, "Invalid date format (use YYYY-MM-DD): (empty)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-30",
                "2025-02-29",
                "2025-13-01",
                "2025-00-10",
                "2025-11-31",
                "2025-11-7",
                "25-11-07",
                "2025-11-07Z",
                "2025-11-07 25:00",
                "2025-11-07 8:26",
                "2025-11-07T",
                "2025-11-07 08:26 PM",
                "٢٠٢٥-١١-٠٧",
                "2025-11-07\u0000",
                "NaN",
                "45968",
                "0000-01-01",
                "-2025-11-07"
            })
    void whatIsNoIsoDateIsRefused(String text) {
        assertEquals(INVALID_DATE, refused(with(Field.DATE, text)).code());
    }

    @Test
    void aLeapDayIsAccepted() {
        assertEquals(
                LocalDate.of(2024, 2, 29),
                accepted(with(Field.DATE, "2024-02-29")).date());
    }

    @Test
    void todayIsAccepted() {
        assertEquals(Rows.TODAY, accepted(with(Field.DATE, "2025-11-27")).date());
    }

    @Test
    void tomorrowIsRefused() {
        assertRefused(with(Field.DATE, "2025-11-28"), FUTURE_DATE, "Date cannot be in the future: 2025-11-28");
    }

    @Test
    void theBusinesssZoneDecidesWhatTomorrowIs() {
        final Instant lateEveningInUtc = Instant.parse("2025-11-27T18:30:00Z");
        final RowValues row = with(Field.DATE, "2025-11-28");

        assertEquals(
                LocalDate.of(2025, 11, 28),
                dateOf(rulesAt(lateEveningInUtc, "Asia/Dhaka").check(row)));
        assertEquals(FUTURE_DATE, codeOf(rulesAt(lateEveningInUtc, "UTC").check(row)));
    }

    @Test
    void aChosenPatternIsTheOnlyOneThatIsRead() {
        assertEquals(
                LocalDate.of(2025, 11, 7),
                accepted(pattern("dd/MM/yyyy"), with(Field.DATE, "07/11/2025")).date());
        assertEquals(
                "Invalid date format (use dd/MM/yyyy): 2025-11-07",
                refused(pattern("dd/MM/yyyy"), with(Field.DATE, "2025-11-07")).message());
    }

    @Test
    void theTimeInAChosenPatternFillsTime() {
        final Sale sale = accepted(pattern("M/d/yyyy H:mm"), with(Field.DATE, "12/1/2010 8:26"));

        assertEquals(LocalDate.of(2010, 12, 1), sale.date());
        assertEquals(Optional.of(LocalTime.of(8, 26)), sale.time());
    }

    @Test
    void aDayThatNoCalendarHasIsRefusedUnderAPatternToo() {
        assertEquals(
                INVALID_DATE,
                refused(pattern("d/M/yyyy"), with(Field.DATE, "30/2/2025")).code());
    }

    @Test
    void aDateBeforeTheFirstYearIsRefusedUnderAPatternToo() {
        assertEquals(
                INVALID_DATE,
                refused(pattern("uuuu-MM-dd"), with(Field.DATE, "-99999-01-01")).code());
    }

    private static Formats pattern(String pattern) {
        return new Formats(Optional.of(pattern), Optional.empty());
    }

    private static SaleRules rulesAt(Instant moment, String zone) {
        return new SaleRules(Formats.DEFAULT, LocalDate.ofInstant(moment, ZoneId.of(zone)));
    }

    private static LocalDate dateOf(Checked checked) {
        return ((Checked.Accepted) checked).sale().date();
    }

    private static ErrorCode codeOf(Checked checked) {
        return ((Checked.Refused) checked).problem().code();
    }
}
