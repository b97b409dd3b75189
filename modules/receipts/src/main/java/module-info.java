/**
 * From the image of a receipt to what stands on it: merchant, date, items, total, and how sure each of them is. Exists so
 * that this reading can be understood, tuned and tested without a database, a queue or HTTP; what may be booked of it is
 * decided by the rules in {@code tally.domain}.
 */
module tally.receipts {
    requires transitive java.desktop;
    requires transitive tally.domain;
    requires org.slf4j;

    exports tally.receipts;
    exports tally.receipts.image;
    exports tally.receipts.ocr;
    exports tally.receipts.text;

    uses tally.receipts.ocr.BundledTesseract;
}
