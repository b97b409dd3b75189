package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.sales.DateReader.DateAndTime;

class DateReaderTest {
    @Test
    void theIsoReaderNamesItsFormatForAPerson() {
        assertEquals("YYYY-MM-DD", DateReader.iso().format());
    }

    @Test
    void aPatternReaderNamesItsPattern() {
        assertEquals("M/d/yyyy", DateReader.ofPattern("M/d/yyyy").format());
    }

    @ParameterizedTest
    @CsvSource({
        "dd.MM.yyyy, 08.11.2016, 2016-11-08",
        "M/d/yyyy, 11/8/2016, 2016-11-08",
        "M/d/yyyy, 11/08/2016, 2016-11-08",
        "yyyyMMdd, 20161108, 2016-11-08",
        "uuuu/M/d, 2016/11/8, 2016-11-08",
        "d MMM yyyy, 8 Nov 2016, 2016-11-08",
        "d MMM yyyy, 8 NOV 2016, 2016-11-08",
        "d MMMM yyyy, 8 november 2016, 2016-11-08",
        "d/M/yy, 8/11/16, 2016-11-08",
        "d/M/yy, 8/11/99, 2099-11-08"
    })
    void datesOfManyShapesAreReadByTheirPattern(String pattern, String text, LocalDate date) {
        assertEquals(
                Optional.of(new DateAndTime(date, Optional.empty())),
                DateReader.ofPattern(pattern).read(text));
    }

    @ParameterizedTest
    @CsvSource({
        "M/d/yyyy H:mm, 12/1/2010 8:26, 08:26",
        "M/d/yyyy H:mm, 12/1/2010 18:26, 18:26",
        "M/d/yyyy h:mm a, 12/1/2010 6:26 pm, 18:26",
        "M/d/yyyy[ H:mm], 12/1/2010 8:26, 08:26"
    })
    void aTimeInThePatternIsRead(String pattern, String text, LocalTime time) {
        final DateAndTime expected = new DateAndTime(LocalDate.of(2010, 12, 1), Optional.of(time));

        assertEquals(Optional.of(expected), DateReader.ofPattern(pattern).read(text));
    }

    @Test
    void anOptionalTimeMayBeLeftOut() {
        final DateAndTime expected = new DateAndTime(LocalDate.of(2010, 12, 1), Optional.empty());

        assertEquals(
                Optional.of(expected), DateReader.ofPattern("M/d/yyyy[ H:mm]").read("12/1/2010"));
    }

    @ParameterizedTest
    @CsvSource({
        "d/M/yyyy, 30/2/2025",
        "d/M/yyyy, 8/13/2016",
        "dd/MM/yyyy, 8/11/2016",
        "d/M/yy, 8/11/2016",
        "d/M/yyyy, 8/11/16",
        "d/M/yyyy, 8/11/2016 10:00",
        "d/M/yyyy, ٨/١١/٢٠١٦",
        "uuuu-MM-dd, -0044-03-15",
        "uuuu-MM-dd, 1899-12-30",
        "d MMM yyyy, 8 Brumaire 2016"
    })
    void whatIsNotInThePatternIsRefused(String pattern, String text) {
        assertEquals(Optional.empty(), DateReader.ofPattern(pattern).read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy",
                "d/M",
                "HH:mm",
                "M/yyyy",
                "YYYY-MM-dd",
                "yyyy-DD-mm",
                "d/M/yyyy {",
                "bogus",
                "'date'",
                "pd/M/yyyy"
            })
    void aPatternWithoutAWholeDateIsRefused(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> DateReader.ofPattern(pattern));
    }

    /** hh counts to 12: without AM or PM such a time can't be read, and would be dropped in silence. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "d/M/yyyy hh:mm",
                "d/M/yyyy h:mm",
                "yyyy-MM-dd KK:mm:ss",
                "d/M/yyyy a",
                "d/M/yyyy mm",
                "d/M/yyyy[ h:mm]"
            })
    void aTimeThatDoesNotSayWhichHourIsRefusedInWords(String pattern) {
        final Exception refusal = assertThrows(IllegalArgumentException.class, () -> DateReader.ofPattern(pattern));

        assertEquals("H is the hour of the day; h, up to 12, needs an a for AM or PM behind it", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"d/M/yyyy h:mm a", "d/M/yyyy K:mm a", "d/M/yyyy HH", "d/M/yyyy kk:mm", "d/M/yyyy H:mm:ss.SSS"})
    void aTimeThatSaysWhichHourIsTaken(String pattern) {
        assertEquals(pattern, DateReader.ofPattern(pattern).format());
    }
}
