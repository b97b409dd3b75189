package tally.domain;

import java.util.UUID;

/** Names a shop; every row of a shop's data carries it first. */
public record BusinessId(UUID value) implements Id {
    /** Reads the text form of an id; {@link IllegalArgumentException} where it is none. */
    public static BusinessId of(String text) {
        return new BusinessId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
