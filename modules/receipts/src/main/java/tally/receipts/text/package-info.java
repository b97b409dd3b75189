/**
 * From the words of a receipt to its fields. Start at {@link tally.receipts.text.ReceiptTextParser}; it knows nothing of
 * images, so it is tested on plain text.
 */
package tally.receipts.text;
