package tally.domain.receipts;

import java.util.List;
import java.util.Optional;

/**
 * What a person says about a receipt that waits for review; what is empty is confirmed as it was read.
 *
 * @param date text, so that the rules of a row can say what is wrong with it
 */
public record Correction(Optional<String> date, Optional<List<ReceiptItem>> items) {
    /** All of it is right as it was read. */
    public static final Correction NONE = new Correction(Optional.empty(), Optional.empty());

    /** Copies the items. */
    public Correction {
        items = items.map(List::copyOf);
    }
}
