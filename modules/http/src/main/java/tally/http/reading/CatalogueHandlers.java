package tally.http.reading;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.ProductId;
import tally.domain.books.Catalogue;
import tally.domain.books.Product;
import tally.domain.books.ProductChange;
import tally.domain.books.SalesBooks;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.CustomerView;
import tally.http.json.ProductChangeBody;
import tally.http.json.ProductView;
import tally.http.lists.Paging;
import tally.http.server.ApiError;
import tally.http.server.Json;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /api/v1/products} and {@code /api/v1/customers}. Safe for use by many threads. */
public final class CatalogueHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    private final SalesBooks books;
    private final Catalogue catalogue;
    private final BusinessChoice businesses;

    /** Handlers that read {@code books} and change {@code catalogue}. */
    public CatalogueHandlers(SalesBooks books, Catalogue catalogue, BusinessChoice businesses) {
        this.books = books;
        this.catalogue = catalogue;
        this.businesses = businesses;
    }

    /** A page of the products, by name. */
    public Response products(Request request, Caller caller) {
        PageRequest wanted = Paging.read(request.query());
        Page<ProductView> page =
                books.products(businesses.one(caller, request.query()), wanted).map(ProductView::of);
        return Response.json(200, Paging.view(request, wanted, page));
    }

    /** Changes a product by hand. */
    public Response change(Request request, Caller caller) {
        ProductChangeBody body = Json.read(request.body(), ProductChangeBody.class);
        ProductChange change = change(request, businesses.one(caller, request.query()), body);
        Product changed = catalogue.change(change, caller.user().actor()).orElseThrow(ApiError::notFound);
        LOG.info("Product changed: product_id={}, request={}", changed.id(), request.id());
        return Response.json(200, ProductView.of(changed));
    }

    private static ProductChange change(Request request, BusinessId business, ProductChangeBody body) {
        ProductId product = new ProductId(request.pathId("id"));
        try {
            return new ProductChange(business, product, body.initialStock(), body.reorderPoint(), body.unitPrice());
        } catch (IllegalArgumentException impossible) {
            throw ApiError.invalidBody(String.valueOf(impossible.getMessage()));
        }
    }

    /** A page of the customers, by name. */
    public Response customers(Request request, Caller caller) {
        PageRequest wanted = Paging.read(request.query());
        Page<CustomerView> page =
                books.customers(businesses.one(caller, request.query()), wanted).map(CustomerView::of);
        return Response.json(200, Paging.view(request, wanted, page));
    }
}
