/**
 * From the bytes of an upload to an image that OCR can read: checked before it is decoded, upright, grey, even, straight.
 * Start at {@link tally.receipts.image.ReceiptImage}.
 */
package tally.receipts.image;
