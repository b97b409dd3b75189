package tally.domain.uploads;

import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;

/**
 * A checked sale with what tells duplicates.
 *
 * @param occurrence how many equal rows the file has had with this one, from 1; under {@link DuplicateRule#STRICT}
 *     always 1
 * @param row the number that a spreadsheet shows for it
 */
public record KeyedSale(Sale sale, SaleKey key, int occurrence, long row) {}
