package tally.domain.sales;

import java.time.LocalTime;
import java.util.Optional;

/** Reads the Time column: {@code HH:MM} or {@code HH:MM:SS}, and nothing else. */
final class TimeReader {
    private static final int SHORT = "HH:MM".length();
    private static final int LONG = "HH:MM:SS".length();

    private static final int HOURS = 24;
    private static final int SIXTY = 60;

    private TimeReader() {}

    static Optional<LocalTime> read(String text) {
        final int length = text.length();
        final boolean shaped = (length == SHORT || length == LONG)
                && text.charAt(2) == ':'
                && (length == SHORT || text.charAt(5) == ':');
        if (!shaped) {
            return Optional.empty();
        }
        final int hour = Digits.number(text, 0, 2);
        final int minute = Digits.number(text, 3, 2);
        final int second = length == LONG ? Digits.number(text, 6, 2) : 0;
        return valid(hour, HOURS) && valid(minute, SIXTY) && valid(second, SIXTY)
                ? Optional.of(LocalTime.of(hour, minute, second))
                : Optional.empty();
    }

    private static boolean valid(int value, int end) {
        return value >= 0 && value < end;
    }
}
