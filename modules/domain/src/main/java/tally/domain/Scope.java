package tally.domain;

import java.util.Optional;

/**
 * Whose data a read may see: one business, or all of them (staff). A thing outside the scope is answered like a thing
 * that does not exist.
 */
public record Scope(Optional<BusinessId> business) {
    /** Everything: for staff alone. */
    public static final Scope ALL = new Scope(Optional.empty());

    /** What belongs to this business and nothing else. */
    public static Scope of(BusinessId business) {
        return new Scope(Optional.of(business));
    }
}
