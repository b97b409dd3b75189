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
import tally.domain.sales.PaymentMethod;
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
            Optional<BigDecimal> subtotal,
            Optional<BigDecimal> tax,
            Optional<BigDecimal> discount,
            Optional<BigDecimal> rounding,
            Optional<BigDecimal> total,
            Optional<String> paymentMethod,
            int confidence,
            ConfidencesView confidences,
            String text) {

        private static ExtractedView of(ReadReceipt read) {
            return new ExtractedView(
                    read.merchant().value(),
                    read.date().value(),
                    read.currency().value(),
                    read.items().stream().map(ItemView::of).toList(),
                    read.itemsAddUp(),
                    read.sums().subtotal().value(),
                    read.sums().tax().value(),
                    read.sums().discount().value(),
                    read.sums().rounding().value(),
                    read.sums().total().value(),
                    read.paymentMethod().value().map(PaymentMethod::wireName),
                    read.confidence(),
                    ConfidencesView.of(read),
                    read.text());
        }
    }

    /** How sure each field is, 0 to 100; 0 for one that was not found. */
    public record ConfidencesView(
            int merchant,
            int date,
            int currency,
            int subtotal,
            int tax,
            int discount,
            int rounding,
            int total,
            int paymentMethod) {

        private static ConfidencesView of(ReadReceipt read) {
            return new ConfidencesView(
                    read.merchant().confidence(),
                    read.date().confidence(),
                    read.currency().confidence(),
                    read.sums().subtotal().confidence(),
                    read.sums().tax().confidence(),
                    read.sums().discount().confidence(),
                    read.sums().rounding().confidence(),
                    read.sums().total().confidence(),
                    read.paymentMethod().confidence());
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
