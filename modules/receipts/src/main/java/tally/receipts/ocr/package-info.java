/**
 * The door to OCR: Tesseract as a child process, so that a broken image can end a process but never Tally. Start at
 * {@link tally.receipts.ocr.Tesseract}.
 */
package tally.receipts.ocr;
