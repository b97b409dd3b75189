package tally.http;

import static tally.http.server.Method.DELETE;
import static tally.http.server.Method.GET;
import static tally.http.server.Method.PATCH;
import static tally.http.server.Method.POST;
import static tally.http.server.Method.PUT;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tally.domain.IdSource;
import tally.domain.accounts.SignIn;
import tally.http.auth.AccountHandlers;
import tally.http.auth.BearerGate;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.auth.HashingQueue;
import tally.http.auth.OwnAccountHandlers;
import tally.http.auth.SessionHandlers;
import tally.http.auth.TokenHandlers;
import tally.http.auth.UserHandlers;
import tally.http.pages.ConsolePages;
import tally.http.pages.HealthHandlers;
import tally.http.pages.MetricsHandlers;
import tally.http.pages.PageHandlers;
import tally.http.reading.CatalogueHandlers;
import tally.http.reading.TransactionHandlers;
import tally.http.server.Access;
import tally.http.server.CallerHandler;
import tally.http.server.Handler;
import tally.http.server.Method;
import tally.http.server.PathTemplate;
import tally.http.server.Route;
import tally.http.staff.AuditHandlers;
import tally.http.staff.BulkHandlers;
import tally.http.staff.ConsistencyHandlers;
import tally.http.staff.EventHandlers;
import tally.http.staff.FailedJobHandlers;
import tally.http.staff.UploadStatusHandlers;
import tally.http.uploads.FailedRowsHandlers;
import tally.http.uploads.Intake;
import tally.http.uploads.PreviewHandlers;
import tally.http.uploads.ReceiptHandlers;
import tally.http.uploads.ReceiptReviewHandlers;
import tally.http.uploads.UploadControlHandlers;
import tally.http.uploads.UploadHandlers;

/**
 * Every route: who may call it, what answers it, and the query parameters that it knows. What is not here does not
 * exist, and what is here must be in {@code docs/openapi.yaml}.
 */
final class RouteTable {

    private final BearerGate gate;
    private final TokenHandlers tokens;
    private final AccountHandlers accounts;
    private final OwnAccountHandlers ownAccount;
    private final UserHandlers users;
    private final UploadHandlers uploads;
    private final PreviewHandlers previews;
    private final UploadControlHandlers uploadControl;
    private final UploadControlHandlers receiptControl;
    private final FailedRowsHandlers failedRows;
    private final ReceiptHandlers receipts;
    private final ReceiptReviewHandlers reviews;
    private final TransactionHandlers transactions;
    private final CatalogueHandlers catalogue;
    private final FailedJobHandlers failedJobs;
    private final BulkHandlers manyFailedJobs;
    private final UploadStatusHandlers uploadStatus;
    private final UploadStatusHandlers ownUploadStatus;
    private final ConsistencyHandlers consistency;
    private final EventHandlers events;
    private final AuditHandlers audit;
    private final HealthHandlers health;
    private final MetricsHandlers metrics;
    private final PageHandlers pages = new PageHandlers();
    private final ConsolePages console = new ConsolePages();
    private final SessionHandlers sessions;

    RouteTable(Services services) {
        Services.Files files = services.files();
        Services.Node node = services.node();
        BusinessChoice businesses = new BusinessChoice(services.people().accounts());
        SignIn signIn = services.people().signIn();
        HashingQueue hashing = new HashingQueue();
        gate = new BearerGate(signIn, node.watching().metricsToken());
        tokens = new TokenHandlers(signIn, hashing);
        ownAccount = new OwnAccountHandlers(signIn, hashing, services.people().directory());
        users = new UserHandlers(services.people().directory(), signIn, hashing);
        sessions = new SessionHandlers(tokens, signIn, node.clock());
        accounts = new AccountHandlers(services.people().accounts(), signIn, hashing, new IdSource(node.clock()));
        uploads = new UploadHandlers(intake(files.door()), files.inbox(), files.books(), businesses);
        previews = new PreviewHandlers(intake(files.door()), files.door().previews(), businesses);
        uploadControl = new UploadControlHandlers(
                services.books().changes().control(),
                new UploadControlHandlers.Kind(
                        "CSV",
                        "file_id",
                        (scope, id) -> files.inbox().find(scope, id).isPresent()),
                businesses);
        receiptControl = new UploadControlHandlers(
                services.books().changes().control(),
                new UploadControlHandlers.Kind(
                        "Receipt",
                        "image_id",
                        (scope, id) ->
                                services.receipts().inbox().find(scope, id).isPresent()),
                businesses);
        failedRows = new FailedRowsHandlers(files.inbox(), files.failedRows(), businesses);
        receipts = new ReceiptHandlers(door(services), services.receipts().inbox(), files.books(), businesses);
        reviews = new ReceiptReviewHandlers(services.receipts().inbox(), businesses, node.wake());
        transactions = new TransactionHandlers(services.books().sales(), businesses);
        catalogue = new CatalogueHandlers(
                services.books().sales(), services.books().changes().catalogue(), businesses);
        failedJobs = new FailedJobHandlers(files.failedJobs(), businesses, node.wake());
        manyFailedJobs = new BulkHandlers(files.failedJobs(), businesses, node.wake());
        uploadStatus = new UploadStatusHandlers(files.inbox(), businesses, node.clock(), gate::admitsStaff);
        ownUploadStatus = new UploadStatusHandlers(files.inbox(), businesses, node.clock(), gate::stillAdmits);
        consistency = new ConsistencyHandlers(services.books().checks(), businesses, node.clock());
        events = new EventHandlers(services.books().history().events(), businesses);
        audit = new AuditHandlers(services.books().history().audit(), businesses);
        health = new HealthHandlers(node.missing(), services.receipts().missing());
        metrics = new MetricsHandlers(node.watching().metrics());
    }

    private static Intake intake(Services.Door door) {
        return new Intake(door.spool(), door.desk(), door.maxBytes());
    }

    private static ReceiptHandlers.Door door(Services services) {
        Services.Receipts receipts = services.receipts();
        return new ReceiptHandlers.Door(services.files().door().spool(), receipts.intake(), receipts.missing());
    }

    /** Who is let in. */
    BearerGate gate() {
        return gate;
    }

    List<Route<Caller>> routes() {
        return Stream.of(signingIn(), uploading(), receipts(), reading(), failedRows(), monitoring(), pages())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route<Caller>> signingIn() {
        return List.of(
                open(POST, "/auth/token", tokens::signIn),
                shop(DELETE, "/auth/token", tokens::signOut),
                shop(PUT, "/auth/password", ownAccount::changePassword),
                shop(GET, "/auth/tokens", ownAccount::signIns),
                shop(DELETE, "/auth/tokens/{id}", ownAccount::endSignIn),
                open(POST, "/auth/session", sessions::signIn),
                shop(GET, "/auth/session", sessions::current),
                open(DELETE, "/auth/session", sessions::signOut),
                staff(GET, "/admin/api/v1/businesses", accounts::businesses, "limit", "offset"),
                staff(POST, "/admin/api/v1/businesses", accounts::addBusiness),
                staff(POST, "/admin/api/v1/users", accounts::addUser),
                staff(GET, "/admin/api/v1/users", users::list, "limit", "offset"),
                staff(PATCH, "/admin/api/v1/users/{id}", users::change),
                staff(POST, "/admin/api/v1/users/{id}/password", users::resetPassword),
                staff(DELETE, "/admin/api/v1/users/{id}/tokens", users::endSignIns));
    }

    private List<Route<Caller>> uploading() {
        return List.of(
                shop(POST, "/data/upload-csv", uploads::receive),
                shop(GET, "/data/upload-status", ownUploadStatus::status, "business_id", "status", "limit"),
                shop(GET, "/data/upload-status/stream", ownUploadStatus::stream, "business_id", "status", "limit"),
                shop(GET, "/data/upload-csv", uploads::list, "business_id", "limit", "offset"),
                shop(GET, "/data/upload-csv/{file_id}", uploads::one, "business_id"),
                shop(DELETE, "/data/upload-csv/{file_id}", uploadControl::undo, "business_id"),
                shop(POST, "/data/upload-csv/{file_id}/cancel", uploadControl::cancel, "business_id"),
                shop(GET, "/data/upload-csv/{file_id}/failed-rows.csv", failedRows::file, "business_id"),
                shop(POST, "/data/preview-csv", previews::preview),
                shop(GET, "/data/presets", previews::presets),
                open(GET, "/data/template.csv", previews::template));
    }

    private List<Route<Caller>> receipts() {
        return List.of(
                shop(POST, "/data/upload-receipt", receipts::receive),
                shop(GET, "/data/upload-receipt", receipts::list, "business_id", "limit", "offset"),
                shop(GET, "/data/upload-receipt/{image_id}", receipts::one, "business_id"),
                shop(DELETE, "/data/upload-receipt/{image_id}", receiptControl::undo, "business_id"),
                shop(GET, "/data/upload-receipt/{image_id}/image", receipts::image, "business_id"),
                shop(POST, "/data/upload-receipt/{image_id}/confirm", reviews::confirm, "business_id"),
                shop(POST, "/data/upload-receipt/{image_id}/reject", reviews::reject, "business_id"));
    }

    private List<Route<Caller>> reading() {
        String[] sales = {
            "business_id", "product_id", "customer_id", "payment_method", "date_from", "date_to", "file_id"
        };
        String[] salesInOrder = and(sales, "sort_by", "sort_order", "limit", "offset");
        return List.of(
                shop(GET, "/api/v1/transactions", transactions::list, salesInOrder),
                shop(GET, "/api/v1/transactions/summary", transactions::summary, sales),
                shop(GET, "/api/v1/products", catalogue::products, "business_id", "limit", "offset"),
                shop(PATCH, "/api/v1/products/{id}", catalogue::change, "business_id"),
                shop(GET, "/api/v1/customers", catalogue::customers, "business_id", "limit", "offset"));
    }

    private List<Route<Caller>> failedRows() {
        String[] rows = {"business_id", "file_id", "date_from", "date_to", "status", "error_code", "q"};
        String[] rowsInOrder = and(rows, "sort_by", "sort_order", "limit", "offset");
        return List.of(
                staff(GET, "/admin/api/v1/failed-jobs", failedJobs::search, rowsInOrder),
                staff(GET, "/admin/api/v1/failed-jobs/groups", failedJobs::groups, rows),
                staff(POST, "/admin/api/v1/failed-jobs/retry", manyFailedJobs::retry),
                staff(POST, "/admin/api/v1/failed-jobs/discard", manyFailedJobs::discard),
                staff(GET, "/admin/api/v1/failed-jobs/{id}", failedJobs::one),
                staff(POST, "/admin/api/v1/failed-jobs/{id}/retry", failedJobs::retry),
                staff(POST, "/admin/api/v1/failed-jobs/{id}/discard", failedJobs::discard));
    }

    private List<Route<Caller>> monitoring() {
        String[] some = {"topic", "business_id", "file_id", "limit", "offset"};
        String[] entries = {"business_id", "actor", "action", "subject", "date_from", "date_to", "limit", "offset"};
        return List.of(
                staff(GET, "/admin/api/v1/upload-status", uploadStatus::status, "business_id", "status", "limit"),
                staff(
                        GET,
                        "/admin/api/v1/upload-status/stream",
                        uploadStatus::stream,
                        "business_id",
                        "status",
                        "limit"),
                staff(GET, "/admin/api/v1/consistency", consistency::check, "business_id"),
                staff(GET, "/admin/api/v1/events", events::search, some),
                staff(POST, "/admin/api/v1/events/{id}/redeliver", events::redeliver),
                staff(GET, "/admin/api/v1/audit", audit::search, entries),
                open(GET, "/healthz", health::alive),
                open(GET, "/readyz", health::ready),
                new Route<>(endpoint(GET, "/metrics"), Access.METRICS, Set.of(), metrics::metrics));
    }

    private List<Route<Caller>> pages() {
        return List.of(
                open(GET, "/", console::front),
                open(GET, "/console/{folder}/{file}", console::inFolder),
                open(GET, "/console/js/{folder}/{file}", console::inScriptFolder),
                open(GET, "/openapi.yaml", pages::contract));
    }

    private static Route<Caller> open(Method method, String path, Handler handler) {
        CallerHandler<Caller> forAnyone = (request, caller) -> handler.answer(request);
        return new Route<>(endpoint(method, path), Access.PUBLIC, Set.of(), forAnyone);
    }

    private static Route<Caller> shop(Method method, String path, CallerHandler<Caller> handler, String... query) {
        return new Route<>(endpoint(method, path), Access.SHOP, Set.of(query), handler);
    }

    private static Route<Caller> staff(Method method, String path, CallerHandler<Caller> handler, String... query) {
        return new Route<>(endpoint(method, path), Access.STAFF, Set.of(query), handler);
    }

    private static Route.Endpoint endpoint(Method method, String path) {
        return new Route.Endpoint(method, PathTemplate.of(path));
    }

    private static String[] and(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
