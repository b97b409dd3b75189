package tally.testkit;

import java.time.LocalDate;
import java.util.Optional;
import tally.domain.receipts.Correction;
import tally.domain.receipts.ReadReceipt;

/**
 * What {@link Memory} keeps of a receipt beside its upload.
 *
 * @param confirmed what a person said, once one has reviewed it
 */
record StoredReceipt(Optional<LocalDate> givenDate, Optional<ReadReceipt> read, Optional<Correction> confirmed) {

    StoredReceipt with(ReadReceipt kept) {
        return new StoredReceipt(givenDate, Optional.of(kept), confirmed);
    }

    StoredReceipt with(Correction correction) {
        return new StoredReceipt(givenDate, read, Optional.of(correction));
    }
}
