package tally.http.server;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids as they stand in addresses and parameters. */
final class Ids {

    /** Shown where an id was expected. */
    static final String EXAMPLE = "0190c7e2-5b1a-7c3d-9e4f-1a2b3c4d5e6f";

    /** {@link UUID#fromString} alone would take {@code 1-1-1-1-1}, and two texts would name one thing. */
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Ids() {}

    static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
