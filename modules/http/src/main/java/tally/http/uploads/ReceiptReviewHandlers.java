package tally.http.uploads;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.receipts.Correction;
import tally.domain.receipts.Receipt;
import tally.domain.receipts.ReceiptInbox;
import tally.domain.receipts.ReviewAnswer;
import tally.domain.uploads.UploadStatus;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.ConfirmBody;
import tally.http.json.ReceiptView;
import tally.http.server.ApiError;
import tally.http.server.Json;
import tally.http.server.Request;
import tally.http.server.Response;

/** What a person says about a receipt that waits for review. Safe for use by many threads. */
public final class ReceiptReviewHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    private final ReceiptInbox inbox;
    private final BusinessChoice businesses;
    private final Runnable wake;

    /** Handlers on these receipts; {@code wake} is called when a confirmed one waits for a worker. */
    public ReceiptReviewHandlers(ReceiptInbox inbox, BusinessChoice businesses, Runnable wake) {
        this.inbox = inbox;
        this.businesses = businesses;
        this.wake = wake;
    }

    /** Has a receipt booked as it was read, or as it was corrected. */
    public Response confirm(Request request, Caller caller) {
        Scope scope = businesses.scope(caller, request.query());
        Correction correction = request.body().isEmpty()
                ? Correction.NONE
                : Json.read(request.body(), ConfirmBody.class).correction();
        mustBeBookable(waiting(found(scope, request)), correction);
        Receipt confirmed = after(
                inbox.confirm(scope, id(request), correction, caller.user().actor()), scope, request);
        LOG.info("Receipt confirmed: file_id={}, request={}", id(request), request.id());
        wake.run();
        return Response.json(202, ReceiptView.of(confirmed));
    }

    /** Ends a receipt; nothing of it is booked. */
    public Response reject(Request request, Caller caller) {
        Scope scope = businesses.scope(caller, request.query());
        Receipt rejected = after(inbox.reject(scope, id(request), caller.user().actor()), scope, request);
        LOG.info("Receipt rejected: file_id={}, request={}", id(request), request.id());
        return Response.json(200, ReceiptView.of(rejected));
    }

    /** A receipt with nothing on it must not end as completed; without a date its items become failed rows. */
    private static void mustBeBookable(Receipt receipt, Correction correction) {
        boolean items = correction
                .items()
                .map(given -> !given.isEmpty())
                .orElseGet(() ->
                        receipt.read().filter(read -> !read.items().isEmpty()).isPresent());
        if (!items) {
            throw ApiError.invalidBody("No item is known: send 'items', or reject the receipt.");
        }
    }

    private Receipt after(ReviewAnswer answer, Scope scope, Request request) {
        return switch (answer) {
            case DONE -> found(scope, request);
            case NOT_FOUND -> throw ApiError.notFound();
            case NOT_WAITING -> throw notWaiting(found(scope, request));
        };
    }

    private static Receipt waiting(Receipt receipt) {
        if (receipt.upload().status() != UploadStatus.NEEDS_REVIEW) {
            throw notWaiting(receipt);
        }
        return receipt;
    }

    private static ApiError notWaiting(Receipt receipt) {
        return ApiError.conflict("This receipt does not wait for a review.")
                .with("status", receipt.upload().status().wireName());
    }

    private Receipt found(Scope scope, Request request) {
        return inbox.find(scope, id(request)).orElseThrow(ApiError::notFound);
    }

    private static UploadId id(Request request) {
        return new UploadId(request.pathId("image_id"));
    }
}
