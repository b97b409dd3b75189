package tally.receipts;

import java.time.LocalDate;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.uploads.NewUpload.Fingerprint;

/**
 * An image that a person hands in, with what the person says about it.
 *
 * @param fileName as the sender called it; shown, never a path
 * @param date the day of the sale, where the sender knows it
 */
public record IncomingReceipt(
        BusinessId business,
        String fileName,
        Optional<String> dataSourceName,
        Optional<LocalDate> date,
        Fingerprint content) {}
