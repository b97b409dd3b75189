package tally.domain.receipts;

import java.time.LocalDate;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.uploads.NewUpload.Fingerprint;

/**
 * The image of a receipt that arrived and is about to be stored.
 *
 * @param fileName as the sender called it; shown, never a path
 * @param dataSourceName what the sender calls the till or shop that it comes from
 * @param date the day of the sale, where the sender knows it: it wins over what is read
 */
public record NewReceipt(
        UploadId id,
        BusinessId business,
        String fileName,
        Optional<String> dataSourceName,
        Optional<LocalDate> date,
        Fingerprint content) {}
