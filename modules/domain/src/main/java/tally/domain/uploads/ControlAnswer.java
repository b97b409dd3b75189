package tally.domain.uploads;

/** What became of a wish to cancel an upload or to take it back. */
public sealed interface ControlAnswer {
    /**
     * It is done.
     *
     * @param upload as it stands now
     * @param removedSales how many sales went; 0 where it was only cancelled
     */
    record Done(Upload upload, long removedSales) implements ControlAnswer {}

    /**
     * Its state does not allow it; nothing has changed.
     *
     * @param upload the upload that stands in the way: itself, or another one that stands half way
     */
    record Refused(Upload upload) implements ControlAnswer {}

    /** There is no such upload in the scope. */
    record Unknown() implements ControlAnswer {}
}
