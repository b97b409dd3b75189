package tally.domain.sales;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the Time column: {@code HH:MM} or {@code HH:MM:SS}, and nothing else. */
final class TimeReader {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{2}:[0-9]{2}(?::[0-9]{2})?");

    private TimeReader() {}

    static Optional<LocalTime> read(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
