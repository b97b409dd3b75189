package tally.receipts.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
        final MoneyReader money = new MoneyReader(DecimalMark.of(receipt.text()));
        final List<ReceiptLine> lines = new LineReader(money).read(receipt);
        final Optional<Country> country = Country.of(receipt.text());
        final TotalFinder totals = new TotalFinder(lines);
        final Reading<BigDecimal> total = totals.total();
        final ItemFinder finder = new ItemFinder(lines, total.value());
        final ItemTable table = finder.table();
        final ItemDoubts doubts = new ItemDoubts(lines, table);
        final boolean addsUp = finder.provesItself(table)
                && !doubts.aboutTheirNumber()
                && !totals.isContradicted(total.value().orElseThrow());
        return new ReadReceipt(
                new MerchantFinder().merchant(lines),
                new DateFinder(country.map(Country::dayOrder).orElse(DayOrder.UNKNOWN)).date(lines),
                currency(country, receipt),
                items(table, doubts),
                sums(lines, total),
                new PaymentFinder().method(lines),
                addsUp,
                CreditNote.isOne(lines),
                receipt.text());
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
