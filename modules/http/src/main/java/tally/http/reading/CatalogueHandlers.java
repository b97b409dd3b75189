package tally.http.reading;

import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.books.SalesBooks;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.CustomerView;
import tally.http.json.ProductView;
import tally.http.lists.Paging;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /api/v1/products} and {@code /api/v1/customers}. Safe for use by many threads. */
public final class CatalogueHandlers {

    private final SalesBooks books;
    private final BusinessChoice businesses;

    /** Handlers on these books. */
    public CatalogueHandlers(SalesBooks books, BusinessChoice businesses) {
        this.books = books;
        this.businesses = businesses;
    }

    /** A page of the products, by name. */
    public Response products(Request request, Caller caller) {
        PageRequest wanted = Paging.read(request.query());
        Page<ProductView> page =
                books.products(businesses.one(caller, request.query()), wanted).map(ProductView::of);
        return Response.json(200, Paging.view(request, wanted, page));
    }

    /** A page of the customers, by name. */
    public Response customers(Request request, Caller caller) {
        PageRequest wanted = Paging.read(request.query());
        Page<CustomerView> page =
                books.customers(businesses.one(caller, request.query()), wanted).map(CustomerView::of);
        return Response.json(200, Paging.view(request, wanted, page));
    }
}
