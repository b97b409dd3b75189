package tally.domain;

import java.util.UUID;

/** Names a customer of a business. */
public record CustomerId(UUID value) implements Id {
    /** Reads the text form of an id; {@link IllegalArgumentException} where it is none. */
    public static CustomerId of(String text) {
        return new CustomerId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
