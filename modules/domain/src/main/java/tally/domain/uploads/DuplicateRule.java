package tally.domain.uploads;

import java.util.Locale;

/** When a row counts as a sale that the business already has. */
public enum DuplicateRule {
    /** The n-th equal row of a file is a duplicate where the business already holds n from earlier uploads. */
    COUNT,
    /** Every repeat is a duplicate, inside the file too. */
    STRICT;

    /** The rule as the API and the database write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
