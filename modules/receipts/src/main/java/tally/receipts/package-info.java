/** From the bytes of an image to what stands on the receipt: {@link tally.receipts.ReceiptReader}. */
package tally.receipts;
