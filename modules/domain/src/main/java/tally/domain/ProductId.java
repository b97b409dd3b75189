package tally.domain;

import java.util.UUID;

/** Names a product of a business. */
public record ProductId(UUID value) implements Id {
    /** Reads the text form of an id; {@link IllegalArgumentException} where it is none. */
    public static ProductId of(String text) {
        return new ProductId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
