package tally.domain;

import java.util.UUID;

/** What all typed ids share: a UUID, so that the id of one kind of thing can't be passed for another's. */
public sealed interface Id
        permits AuditEntryId, BusinessId, CustomerId, EventId, FailedJobId, ProductId, SaleId, UploadId, UserId {

    /** The bare UUID, for the database and for JSON. */
    UUID value();

    /**
     * Reads the canonical text form (36 characters). {@link UUID#fromString} alone also takes {@code 1-1-1-1-1},
     * which would make two texts name one thing.
     *
     * @throws IllegalArgumentException where the text is no UUID
     */
    static UUID parse(String text) {
        final UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("Not a UUID: " + text);
        }
        return id;
    }
}
