package tally.receipts.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells a credit note from a receipt: by its heading. The word refund alone says nothing, for every second shop prints
 * that it gives none.
 */
final class CreditNote {
    private static final Pattern HEADING =
            Pattern.compile("^\\W*(?:tax )?(?:credit note|credit memo|nota de credito|nota kredit)\\b"
                    + "|^\\W*(?:sales? |cash )?(?:refund|return)(?: (?:receipt|slip|note))?\\W*$");

    private CreditNote() {}

    static boolean isOne(List<ReceiptLine> lines) {
        return lines.stream()
                .anyMatch(line -> HEADING.matcher(FoldedText.of(line.text())).find());
    }
}
