package tally.domain.books;

import java.time.Instant;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.sales.Sale;

/** A sale that is in the books, with the upload that it came with. */
public record BookedSale(SaleId id, Sale sale, UploadId upload, Instant createdAt) {}
