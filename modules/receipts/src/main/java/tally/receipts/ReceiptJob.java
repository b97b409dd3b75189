package tally.receipts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tally.domain.receipts.CheckedItem;
import tally.domain.receipts.ClaimedReceipt;
import tally.domain.receipts.Correction;
import tally.domain.receipts.Decision;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.Reading;
import tally.domain.receipts.ReceiptItem;
import tally.domain.receipts.ReceiptRules;
import tally.domain.uploads.Claim;
import tally.domain.uploads.LeaseLostException;
import tally.domain.uploads.Upload;
import tally.receipts.image.UnreadableImageException;
import tally.receipts.ocr.OcrException;

/**
 * The work on one receipt, from its stored image to its end: booked, left to a person, or failed. One per attempt, for one
 * thread.
 */
final class ReceiptJob {
    private static final int GIVEN = 100;

    private final ClaimedReceipt receipt;
    private final Claim claim;
    private final ReceiptStores stores;
    private final ReceiptReader reader;
    private final ReceiptRules rules;

    ReceiptJob(ClaimedReceipt receipt, ReceiptStores stores, ReceiptReader reader) {
        this.receipt = receipt;
        this.claim = receipt.claim();
        this.stores = stores;
        this.reader = reader;
        this.rules = new ReceiptRules(LocalDate.ofInstant(receipt.uploadedAt(), receipt.timeZone()));
    }

    /**
     * Works until the receipt is at its end, and gives it as it then stands.
     *
     * @param lost whether the claim is lost, asked after the image was read
     */
    Upload run(BooleanSupplier lost) {
        if (receipt.done().processed() > 0) {
            return stores.books().complete(claim);
        }
        return receipt.confirmed().map(this::bookAsConfirmed).orElseGet(() -> readAndDecide(lost));
    }

    /** What a person has confirmed is booked however unsure its reading was; a refused item becomes a failed job. */
    private Upload bookAsConfirmed(Correction said) {
        final Optional<ReadReceipt> read = receipt.receipt().read();
        final String date = said.date()
                .or(() -> read.flatMap(was -> was.date().value()).map(LocalDate::toString))
                .orElse("");
        final List<ReceiptItem> items = said.items()
                .orElseGet(() -> read.map(ReadReceipt::items).orElse(List.of()).stream()
                        .map(ReceiptItem::of)
                        .toList());
        stores.books().rowCount(claim, items.size());
        return book(rules.check(date, items));
    }

    private Upload readAndDecide(BooleanSupplier lost) {
        try {
            final ReadReceipt read = dated(reader.read(image()));
            if (lost.getAsBoolean()) {
                throw new LeaseLostException(claim);
            }
            stores.reading().keep(claim, read);
            final Decision decision = rules.decide(read);
            return decision instanceof Decision.Book book
                    ? book(book.items())
                    : stores.reading().review(claim, ((Decision.Review) decision).reason());
        } catch (UnreadableImageException | OcrException unreadable) {
            return stores.reading().unreadable(claim, String.valueOf(unreadable.getMessage()));
        }
    }

    private ReadReceipt dated(ReadReceipt read) {
        return receipt.receipt()
                .givenDate()
                .map(date -> read.withDate(Reading.of(date, GIVEN)))
                .orElse(read);
    }

    private Upload book(List<CheckedItem> items) {
        stores.books().book(claim, ItemBatch.of(items));
        return stores.books().complete(claim);
    }

    private byte[] image() {
        try (InputStream content = stores.books().content(claim.business(), claim.upload())) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
