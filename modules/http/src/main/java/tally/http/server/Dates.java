package tally.http.server;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days as the contract writes them: {@code YYYY-MM-DD}, of the years 0001 to 9999. */
final class Dates {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Dates() {}

    /** The day; empty where the text is none. ISO 8601 also knows years with a sign and more digits, which no database takes. */
    static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(text)
                    .filter(day -> SHAPE.matcher(day).matches())
                    .map(LocalDate::parse)
                    .filter(day -> day.getYear() > 0);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
