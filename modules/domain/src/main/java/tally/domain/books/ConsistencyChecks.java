package tally.domain.books;

import tally.domain.BusinessId;
import tally.domain.UploadId;

/** Checks that the books agree. Each method reads one snapshot and writes nothing. Safe for use by many threads. */
public interface ConsistencyChecks {
    /**
     * Checks what one upload touched: its sales, counters and money, and the stock of its products. Costs as much as
     * the upload is large, however long the business's history is.
     */
    Consistency ofUpload(BusinessId business, UploadId upload);

    /** Checks everything of a business, from the sales up: costs as much as its history is long. */
    Consistency ofBusiness(BusinessId business);
}
