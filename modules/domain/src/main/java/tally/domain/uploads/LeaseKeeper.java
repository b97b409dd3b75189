package tally.domain.uploads;

/** Keeps claims alive while work on them goes on. Safe for use by many threads. */
public interface LeaseKeeper {
    /** Renews the claim's lease every so often from now on, until the hold is closed or the claim is lost. */
    Held hold(Claim claim);

    /** One job's hold on its claim. */
    interface Held extends AutoCloseable {
        /** Whether the claim was no longer this node's when it was last to be renewed. */
        boolean lost();

        @Override
        void close();
    }
}
