package tally.receipts;

import tally.domain.receipts.ReceiptBooks;
import tally.domain.receipts.ReceiptQueue;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadQueue;

/** The stores that a worker on receipts needs: its own, and those that it shares with the files. */
public record ReceiptStores(ReceiptQueue receipts, ReceiptBooks reading, UploadQueue queue, UploadBooks books) {}
