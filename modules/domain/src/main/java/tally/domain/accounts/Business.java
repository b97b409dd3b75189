package tally.domain.accounts;

import java.time.ZoneId;
import tally.domain.BusinessId;

/** A shop; its time zone decides when its today ends. */
public record Business(BusinessId id, String name, ZoneId timeZone) {
    private static final int MAX_NAME_CHARS = 255;

    /** Refuses an empty name and one over 255 characters. */
    public Business {
        if (name.isBlank() || name.length() > MAX_NAME_CHARS || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A business's name has 1 to " + MAX_NAME_CHARS + " characters");
        }
    }
}
