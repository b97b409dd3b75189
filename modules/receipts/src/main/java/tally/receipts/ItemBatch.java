package tally.receipts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tally.domain.receipts.CheckedItem;
import tally.domain.sales.Checked;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.uploads.Batch;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.KeyedSale;

/** Makes the one batch of a receipt from its checked items: they are rows from here on. */
final class ItemBatch {
    private final SaleKeys keys = new SaleKeys();
    private final Map<SaleKey, Integer> seen = new HashMap<>();
    private final List<KeyedSale> sales = new ArrayList<>();
    private final List<FailedRow> failures = new ArrayList<>();

    private ItemBatch() {}

    static Batch of(List<CheckedItem> items) {
        final ItemBatch batch = new ItemBatch();
        items.forEach(batch::add);
        return new Batch(0, batch.sales, batch.failures);
    }

    private void add(CheckedItem item) {
        if (item.checked() instanceof Checked.Accepted accepted) {
            final SaleKey key = keys.of(accepted.sale());
            final int occurrence = seen.merge(key, 1, Integer::sum);
            sales.add(new KeyedSale(accepted.sale(), key, occurrence, item.number()));
        } else if (item.checked() instanceof Checked.Refused refused) {
            failures.add(new FailedRow(
                    item.number(), item.number(), item.values().present(), refused.problem(), refused.amount()));
        }
    }
}
