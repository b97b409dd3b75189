package tally.http.uploads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import tally.domain.BusinessId;
import tally.http.multipart.MultipartForm;
import tally.http.server.ApiError;
import tally.http.server.Parameters;
import tally.ingest.Spool;
import tally.receipts.IncomingReceipt;

/** The form with the image of a receipt. A field that is sent empty counts as not sent. */
final class ReceiptForm {

    private static final long MAX_BYTES = 5_000_000;
    private static final int MAX_NAME_CHARACTERS = 255;
    private static final MultipartForm.Rules RULES =
            new MultipartForm.Rules("image", Set.of("receipt_date", "data_source_name", "business_id"), MAX_BYTES);

    private ReceiptForm() {}

    static FileForm.Paper paper(Spool spool) {
        return new FileForm.Paper(spool, RULES, "the image");
    }

    static IncomingReceipt incoming(BusinessId business, SpoolSlot.SentFile file, Parameters fields) {
        return new IncomingReceipt(
                business,
                file.name(),
                dataSourceName(fields),
                fields.text("receipt_date")
                        .filter(text -> !text.isBlank())
                        .flatMap(text -> fields.date("receipt_date")),
                file.content().fingerprint());
    }

    static byte[] bytes(SpoolSlot.SentFile file) {
        try {
            return Files.readAllBytes(file.content().file());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<String> dataSourceName(Parameters fields) {
        Optional<String> name =
                fields.text("data_source_name").map(String::strip).filter(text -> !text.isEmpty());
        name.filter(text -> text.length() > MAX_NAME_CHARACTERS).ifPresent(text -> {
            throw ApiError.invalidParameter("data_source_name", text, "a name of at most 255 characters");
        });
        return name;
    }
}
