package tally.persistence;

import java.util.Optional;
import tally.domain.SaleId;
import tally.domain.sales.Sale;
import tally.domain.uploads.KeyedSale;

/** A sale with the id that it will have if it is new, and with the rows that it will refer to. */
record PlacedSale(SaleId id, KeyedSale keyed, Party product, Optional<Party> customer) {
    Sale sale() {
        return keyed.sale();
    }
}
