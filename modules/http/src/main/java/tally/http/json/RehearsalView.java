package tally.http.json;

import tally.domain.failures.Rehearsal;

/** What a retry of many rows would bring. */
public record RehearsalView(long count, long wouldPass) {

    /** The view of a rehearsal. */
    public static RehearsalView of(Rehearsal rehearsal) {
        return new RehearsalView(rehearsal.count(), rehearsal.wouldPass());
    }
}
