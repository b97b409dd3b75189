package tally.receipts.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tally.domain.receipts.ReadItem;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.ReadSums;
import tally.domain.receipts.Reading;

/**
 * Reads the text of a receipt: merchant, date, items, sums. What can't be told stays empty; nothing is guessed. Knows no
 * shop by name and no receipt by heart: only how receipts are laid out. Immutable, safe for use by many threads.
 */
public final class ReceiptTextParser {
    private static final int UNSURE_PERCENT = 40;
    private static final int SURE_PERCENT = 100;

    /** A parser for every language that it knows words of. */
    public ReceiptTextParser() {}

    /** The fields of a receipt. Never throws for what stands on it. */
    public ReadReceipt parse(ReceiptText receipt) {
        return parse(receipt, List.of());
    }

    /** The same with the total that this text and those of {@code others}, further looks at the receipt, tell together. */
    public ReadReceipt parse(ReceiptText receipt, List<ReceiptText> others) {
        final List<ReceiptLine> lines = lines(receipt);
        final Optional<Country> country = Country.of(receipt.text());
        final Reading<BigDecimal> total = total(lines, others);
        final ItemFinder finder = new ItemFinder(lines, total.value());
        final ItemTable table = finder.table();
        final ItemDoubts doubts = new ItemDoubts(lines, table);
        final boolean addsUp = finder.provesItself(table)
                && !doubts.aboutTheirNumber()
                && !new PaidSum(lines).contradicts(total.value().orElseThrow());
        return new ReadReceipt(
                new MerchantFinder().merchant(lines),
                new DateFinder(Country.dayOrderOf(receipt.text())).date(lines),
                currency(country, receipt),
                items(table, doubts),
                sums(lines, total),
                new PaymentFinder().method(lines),
                addsUp,
                CreditNote.isOne(lines),
                receipt.text());
    }

    private static List<ReceiptLine> lines(ReceiptText receipt) {
        return new LineReader(new MoneyReader(DecimalMark.of(receipt.text()))).read(receipt);
    }

    private static Reading<BigDecimal> total(List<ReceiptLine> lines, List<ReceiptText> others) {
        final Stream<List<ReceiptLine>> looks =
                Stream.concat(Stream.of(lines), others.stream().map(ReceiptTextParser::lines));
        return new TotalFinder(looks.toList()).total();
    }

    private static Reading<String> currency(Optional<Country> country, ReceiptText receipt) {
        return country.map(from -> Reading.of(from.currency(), receipt.confidence()))
                .orElse(Reading.none());
    }

    private static ReadSums sums(List<ReceiptLine> lines, Reading<BigDecimal> total) {
        final Foot foot = new Foot(lines);
        return new ReadSums(
                foot.first(LineKind.SUBTOTAL),
                foot.taxes(),
                foot.first(LineKind.DISCOUNT),
                foot.first(LineKind.ROUNDING),
                total);
    }

    private static List<ReadItem> items(ItemTable table, ItemDoubts doubts) {
        final List<ItemDraft> named = new ItemNames(table).named();
        return IntStream.range(0, named.size())
                .mapToObj(number -> item(named.get(number), table.sure() && !doubts.about(number)))
                .toList();
    }

    private static ReadItem item(ItemDraft item, boolean sure) {
        final int percent = item.nameless() ? 0 : sure ? SURE_PERCENT : UNSURE_PERCENT;
        final int confidence = item.confidence() * percent / SURE_PERCENT;
        return new ReadItem(item.name(), item.quantity(), item.unitPrice(), item.amount(), confidence);
    }
}
