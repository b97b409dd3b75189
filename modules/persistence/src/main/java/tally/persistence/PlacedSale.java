package tally.persistence;

import java.util.Optional;
import java.util.UUID;
import tally.domain.SaleId;
import tally.domain.sales.Sale;
import tally.domain.uploads.KeyedSale;

/**
 * A sale with the id that it will have if it is new, in two halves as in {@link tally.domain.sales.SaleKey}, and with the rows that
 * it will refer to.
 */
record PlacedSale(long idHigh, long idLow, KeyedSale keyed, Party product, Optional<Party> customer) {
    SaleId id() {
        return new SaleId(new UUID(idHigh, idLow));
    }

    Sale sale() {
        return keyed.sale();
    }
}
