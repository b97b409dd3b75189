package tally.receipts.text;

import java.math.BigDecimal;
import java.util.List;
import tally.domain.receipts.ReadItem;
import tally.domain.receipts.ReadReceipt;

/** Shorthands for the tests of the parser. */
final class Receipts {

    private Receipts() {}

    static ReadReceipt read(String text) {
        return new ReceiptTextParser().parse(ReceiptText.ofPlain(text));
    }

    static List<ReceiptLine> lines(String text) {
        final ReceiptText receipt = ReceiptText.ofPlain(text);
        return new LineReader(new MoneyReader(DecimalMark.of(receipt.text()))).read(receipt);
    }

    /** Each item as {@code quantity name amount}. */
    static List<String> items(String text) {
        return read(text).items().stream().map(Receipts::item).toList();
    }

    static BigDecimal money(String text) {
        return new BigDecimal(text);
    }

    private static String item(ReadItem item) {
        return item.quantity().stripTrailingZeros().toPlainString() + " " + item.name() + " "
                + item.amount().toPlainString();
    }
}
