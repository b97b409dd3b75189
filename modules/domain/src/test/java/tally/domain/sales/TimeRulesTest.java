package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tally.domain.sales.ErrorCode.INVALID_TIME;
import static tally.domain.sales.Rows.accepted;
import static tally.domain.sales.Rows.assertRefused;
import static tally.domain.sales.Rows.refused;
import static tally.domain.sales.Rows.with;

import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The line 'Time' of the column table. */
class TimeRulesTest {
    @ParameterizedTest
    @CsvSource({"08:26, 08:26:00", "00:00, 00:00:00", "23:59:59, 23:59:59"})
    void hoursAndMinutesWithOrWithoutSecondsAreAccepted(String text, LocalTime time) {
        assertEquals(Optional.of(time), accepted(with(Field.TIME, text)).time());
    }

    @Test
    void anEmptyTimeIsNone() {
        assertEquals(Optional.empty(), accepted(with(Field.TIME, "")).time());
    }

    @Test
    void anotherTimeIsRefused() {
        assertRefused(with(Field.TIME, "8.30 pm"), INVALID_TIME, "Invalid time format (use HH:MM): 8.30 pm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"24:00", "12:60", "12:00:60", "12", "8:26", "12:5", "12:00 PM", "12:00:00.5", "١٢:٠٠", "112:00"})
    void whatIsNoTimeOfDayIsRefused(String text) {
        assertEquals(INVALID_TIME, refused(with(Field.TIME, text)).code());
    }
}
