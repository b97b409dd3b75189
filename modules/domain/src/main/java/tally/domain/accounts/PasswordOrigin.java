package tally.domain.accounts;

import java.util.Locale;

/** Who chose a password, and so who else may know it. */
public enum PasswordOrigin {
    /** The user. */
    OWN,
    /** Somebody else: staff, or whoever set Tally up. The user should change it. */
    GIVEN,
    /** Tally made it up and showed it once. Until the user has changed it, nothing else is allowed. */
    GENERATED;

    /** As the database writes it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody else may know the password. */
    public boolean shouldChange() {
        return this != OWN;
    }

    /** Whether it must be changed before anything else is done. */
    public boolean mustChange() {
        return this == GENERATED;
    }
}
