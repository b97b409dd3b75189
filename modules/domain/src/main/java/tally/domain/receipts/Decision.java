package tally.domain.receipts;

import java.util.List;

/** What is to be done with a receipt that was read. */
public sealed interface Decision {

    /** It is sure enough: these are its sales, every one of them accepted. */
    record Book(List<CheckedItem> items) implements Decision {
        /** Copies the list. */
        public Book {
            items = List.copyOf(items);
        }
    }

    /**
     * A person must look at it first; nothing is booked.
     *
     * @param reason one sentence for the shop
     */
    record Review(String reason) implements Decision {}
}
