package tally.http.json;

import java.util.Optional;

/**
 * A business to be added.
 *
 * @param timeZone a name of the tz database such as {@code Asia/Dhaka}
 */
public record NewBusinessBody(String name, Optional<String> timeZone) {}
