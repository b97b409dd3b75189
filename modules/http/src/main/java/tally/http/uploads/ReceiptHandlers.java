package tally.http.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UploadId;
import tally.domain.receipts.Receipt;
import tally.domain.receipts.ReceiptInbox;
import tally.domain.uploads.UploadBooks;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.ReceiptAcceptedView;
import tally.http.json.ReceiptView;
import tally.http.lists.Paging;
import tally.http.server.ApiError;
import tally.http.server.Request;
import tally.http.server.Response;
import tally.ingest.Spool;
import tally.receipts.IncomingReceipt;
import tally.receipts.ReceiptIntake;
import tally.receipts.ReceiptReception;

/** {@code /data/upload-receipt}: images come in, and what was read on them is told. Safe for use by many threads. */
public final class ReceiptHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");
    private static final Duration UNTIL_SOMEBODY_HELPS = Duration.ofHours(1);
    private static final int FIRST_BYTE_OF_PNG = 0x89;

    private final Door door;
    private final ReceiptInbox inbox;
    private final UploadBooks books;
    private final BusinessChoice businesses;

    /**
     * Where images come in.
     *
     * @param missing why none can be taken in; empty where they can
     */
    public record Door(Spool spool, ReceiptIntake intake, Optional<String> missing) {}

    /** Handlers that take images in through {@code door} and tell from the stores what became of them. */
    public ReceiptHandlers(Door door, ReceiptInbox inbox, UploadBooks books, BusinessChoice businesses) {
        this.door = door;
        this.inbox = inbox;
        this.books = books;
        this.businesses = businesses;
    }

    /** Takes an image in. The 202 says that nothing can lose it any more. */
    public Response receive(Request request, Caller caller) {
        door.missing().ifPresent(sentence -> {
            throw ApiError.unavailable(sentence, UNTIL_SOMEBODY_HELPS);
        });
        BusinessChoice.own(caller.user()).flatMap(door.intake()::waitBeforeNext).ifPresent(wait -> {
            throw tooMany(wait);
        });
        return FileForm.read(request, ReceiptForm.paper(door.spool()), (file, fields) -> {
            IncomingReceipt incoming = ReceiptForm.incoming(businesses.one(caller, fields), file, fields);
            ReceiptReception.Accepted accepted = handIn(incoming, ReceiptForm.bytes(file));
            LOG.info("Receipt received: file_id={}, request={}", accepted.id(), request.id());
            return Response.json(202, ReceiptAcceptedView.of(accepted, file.name()));
        });
    }

    private ReceiptReception.Accepted handIn(IncomingReceipt incoming, byte[] image) {
        ReceiptReception reception = door.intake().receive(incoming, image);
        if (reception instanceof ReceiptReception.Accepted accepted) {
            return accepted;
        }
        if (reception instanceof ReceiptReception.TooMany tooMany) {
            throw tooMany(tooMany.retryAfter());
        }
        throw new ApiError(400, "INVALID_FILE_FORMAT", ((ReceiptReception.NotAnImage) reception).message());
    }

    private static ApiError tooMany(Duration wait) {
        return ApiError.rateLimited("Too many uploads in a minute. Please wait a moment and send it again.", wait);
    }

    /** One receipt as it stands. */
    public Response one(Request request, Caller caller) {
        return Response.json(200, ReceiptView.of(found(request, caller)));
    }

    /** A page of the receipts, newest first. */
    public Response list(Request request, Caller caller) {
        PageRequest wanted = Paging.read(request.query());
        Page<ReceiptView> page =
                inbox.list(businesses.scope(caller, request.query()), wanted).map(ReceiptView::of);
        return Response.json(200, Paging.view(request, wanted, page));
    }

    /** The image as it was uploaded, for as long as it is kept. */
    public Response image(Request request, Caller caller) {
        Receipt receipt = found(request, caller);
        try (InputStream content = books.content(
                receipt.upload().owner().business(), receipt.upload().id())) {
            byte[] image = content.readAllBytes();
            if (image.length == 0) {
                throw ApiError.gone("The image of this receipt is not kept any more; what was read from it is.");
            }
            return Response.bytes(200, mediaType(image), image);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Only these two are taken in. */
    private static String mediaType(byte[] image) {
        boolean png = image.length > 0 && Byte.toUnsignedInt(image[0]) == FIRST_BYTE_OF_PNG;
        return png ? "image/png" : "image/jpeg";
    }

    private Receipt found(Request request, Caller caller) {
        return inbox.find(businesses.scope(caller, request.query()), new UploadId(request.pathId("image_id")))
                .orElseThrow(ApiError::notFound);
    }
}
