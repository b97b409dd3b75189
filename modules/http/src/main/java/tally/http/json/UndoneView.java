package tally.http.json;

import java.util.UUID;
import tally.domain.uploads.ControlAnswer;

/** An upload that was taken back. */
public record UndoneView(UUID fileId, String status, long removedTransactions) {

    /** The view of an undo. */
    public static UndoneView of(ControlAnswer.Done done) {
        return new UndoneView(done.upload().id().value(), done.upload().status().wireName(), done.removedSales());
    }
}
