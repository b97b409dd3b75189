package tally.domain.uploads;

import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.audit.Actor;

/** What a person may do to an upload that is there. Each method is one transaction. Safe for use by many threads. */
public interface UploadControl {
    /**
     * Stops an upload before its end: one that waits is never begun, one that is being worked on stops before its next
     * batch. What is booked stays. Answers {@link ControlAnswer.Refused} where it has ended.
     */
    ControlAnswer cancel(Scope scope, UploadId upload, Actor by);

    /**
     * Takes an upload back: its sales go, those recovered from its failed rows too; stock and customers' totals are what
     * they would be without it; products and customers that nothing else refers to and nobody edited go; its open failed
     * rows are discarded. The same file can be uploaded afresh afterwards.
     *
     * <p>Answers {@link ControlAnswer.Refused} where a worker has it, where it was taken back before, and where another
     * upload of the business stands half way: what is half read was numbered against the books as they are.
     */
    ControlAnswer undo(Scope scope, UploadId upload, Actor by);
}
