package tally.domain;

import java.util.UUID;

/** Names a person who signs in. */
public record UserId(UUID value) implements Id {
    /** Reads the text form of an id; {@link IllegalArgumentException} where it is none. */
    public static UserId of(String text) {
        return new UserId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
