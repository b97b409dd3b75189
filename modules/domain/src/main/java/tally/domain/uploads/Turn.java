package tally.domain.uploads;

/**
 * The turn of one batch among those of its upload: several may be written at once, on connections of their own, and yet
 * they take effect in the order of the file. {@link #NOW} is the turn of a batch that has no other beside it.
 *
 * <p>Each wait ends with an exception where a batch before this one has failed: then nothing of this one may stay either.
 */
public interface Turn {
    /** Always this batch's turn: those before it are done. */
    Turn NOW = new Turn() {
        @Override
        public void awaitNames() {}

        @Override
        public void namesAreThere() {}

        @Override
        public void awaitBooks() {}
    };

    /**
     * Waits until the batches before have created their products and customers, if not yet committed them: two batches
     * that create the same ones in either order would wait for each other, the one here and the other in the database.
     */
    void awaitNames();

    /** Lets the next batch create its products and customers. */
    void namesAreThere();

    /** Waits until the batches before are committed. */
    void awaitBooks();
}
