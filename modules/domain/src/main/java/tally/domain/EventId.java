package tally.domain;

import java.util.UUID;

/** Names an event in the outbox. */
public record EventId(UUID value) implements Id {
    /** Reads the text form of an id; {@link IllegalArgumentException} where it is none. */
    public static EventId of(String text) {
        return new EventId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
