package tally.http.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tally.domain.receipts.ReadItem;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.Receipt;
import tally.domain.uploads.Upload;

/**
 * A receipt as it stands.
 *
 * @param errorMessage why it failed, or why it waits for a person
 * @param extractedData what was read; null before
 */
public record ReceiptView(
        UUID imageId,
        String fileName,
        UUID businessId,
        String status,
        int percentComplete,
        Optional<String> errorMessage,
        Optional<ExtractedView> extractedData,
        long createdTransactions,
        long skippedItems,
        long failedItems,
        Instant createdAt,
        Optional<Instant> completedAt) {

    /** The view of a receipt. */
    public static ReceiptView of(Receipt receipt) {
        Upload upload = receipt.upload();
        return new ReceiptView(
                upload.id().value(),
                upload.fileName(),
                upload.owner().business().value(),
                upload.status().wireName(),
                receipt.percent(),
                upload.errorMessage(),
                receipt.read().map(ExtractedView::of),
                upload.counters().created(),
                upload.counters().skipped(),
                upload.counters().failed(),
                upload.timeline().createdAt(),
                upload.timeline().completedAt());
    }

    /** What was read, with the mean confidence of items, date and total. */
    public record ExtractedView(
            Optional<String> merchant,
            Optional<LocalDate> date,
            Optional<String> currency,
            List<ItemView> items,
            boolean itemsAddUp,
            Optional<BigDecimal> total,
            int confidence,
            String text) {

        private static ExtractedView of(ReadReceipt read) {
            return new ExtractedView(
                    read.merchant().value(),
                    read.date().value(),
                    read.currency().value(),
                    read.items().stream().map(ItemView::of).toList(),
                    read.itemsAddUp(),
                    read.sums().total().value(),
                    read.confidence(),
                    read.text());
        }
    }

    /**
     * One item.
     *
     * @param price the line's whole money
     */
    public record ItemView(String name, BigDecimal qty, BigDecimal price, int confidence) {

        private static ItemView of(ReadItem item) {
            return new ItemView(item.name(), item.quantity(), item.amount(), item.confidence());
        }
    }
}
