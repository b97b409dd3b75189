package tally.domain;

import java.util.UUID;

/** Names an entry of the audit trail. */
public record AuditEntryId(UUID value) implements Id {
    /** Reads the text form of an id; {@link IllegalArgumentException} where it is none. */
    public static AuditEntryId of(String text) {
        return new AuditEntryId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
