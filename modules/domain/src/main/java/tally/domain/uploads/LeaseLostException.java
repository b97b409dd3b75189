package tally.domain.uploads;

/** The work is no longer this node's: its lease ran out, or the upload was cancelled. Nothing was written. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The claim that no longer holds. */
    public LeaseLostException(Claim claim) {
        super("Upload " + claim.upload() + " is no longer claimed by " + claim.node() + ", attempt " + claim.attempt());
    }
}
