package tally.domain.receipts;

/** What came of confirming or rejecting a receipt. */
public enum ReviewAnswer {
    /** It is confirmed and waits for a worker, or it is rejected. */
    DONE,
    /** It does not wait for a review: it is booked, being read, or rejected already. Nothing changed. */
    NOT_WAITING,
    /** There is no such receipt in the scope. */
    NOT_FOUND
}
