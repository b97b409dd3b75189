package tally.persistence;

import tally.domain.SaleId;
import tally.domain.uploads.KeyedSale;

/** A sale with the id that it will have if it is new. */
record PlacedSale(SaleId id, KeyedSale keyed) {}
