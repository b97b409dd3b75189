package tally.receipts;

import java.util.Optional;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.Reading;
import tally.domain.receipts.ReceiptRules;
import tally.receipts.text.ReceiptText;

/** One look at the image: the words, and what they say. */
record Look(ReceiptText words, ReadReceipt receipt) {
    private static final int SURE = 70;
    private static final int FOR_SUMS_THAT_ADD_UP = 100;
    private static final int FOR_A_FIELD = 20;

    /** Whether another look could hardly tell more. */
    boolean convincing() {
        return receipt.itemsAddUp() && receipt.date().value().isPresent() && words.confidence() >= SURE;
    }

    /** Whether two looks saw the same date and total: a third would mostly say the same once more. */
    boolean agreesWith(Look other) {
        return receipt.date().value().isPresent()
                && receipt.date().value().equals(other.receipt.date().value())
                && receipt.sums().total().value().isPresent()
                && receipt.sums()
                        .total()
                        .value()
                        .equals(other.receipt.sums().total().value());
    }

    /** Whether it would be booked as it is, so that a mistake in it would be one in the books. */
    boolean bookable() {
        return convincing() && receipt.confidence() >= ReceiptRules.SURE;
    }

    /** Sums that add up are worth more than any confidence; then each field that was found. */
    int worth() {
        return words.confidence()
                + (receipt.itemsAddUp() ? FOR_SUMS_THAT_ADD_UP : 0)
                + found(receipt.date())
                + found(receipt.sums().total());
    }

    private static int found(Reading<?> field) {
        final Optional<?> value = field.value();
        return value.isPresent() ? FOR_A_FIELD : 0;
    }
}
