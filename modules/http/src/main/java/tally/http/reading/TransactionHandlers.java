package tally.http.reading;

import tally.domain.BusinessId;
import tally.domain.PageRequest;
import tally.domain.books.SaleFilter;
import tally.domain.books.SalesBooks;
import tally.domain.books.SalesPage;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.SummaryView;
import tally.http.json.TransactionView;
import tally.http.json.TransactionsView;
import tally.http.lists.Paging;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /api/v1/transactions}. Safe for use by many threads. */
public final class TransactionHandlers {

    private final SalesBooks books;
    private final BusinessChoice businesses;

    /** Handlers on these books. */
    public TransactionHandlers(SalesBooks books, BusinessChoice businesses) {
        this.books = books;
        this.businesses = businesses;
    }

    /** A page of the sales that match, and the figures of all that match. */
    public Response list(Request request, Caller caller) {
        BusinessId business = businesses.one(caller, request.query());
        PageRequest wanted = Paging.read(request.query());
        SaleFilter filter = SaleQuery.filter(request.query());
        SalesPage sales = books.sales(business, filter, SaleQuery.order(request.query()), wanted);
        TransactionsView view = TransactionsView.of(
                Paging.view(request, wanted, sales.page().map(TransactionView::of)), sales.totals());
        return Response.json(200, view);
    }

    /** The sales that match, added up. */
    public Response summary(Request request, Caller caller) {
        BusinessId business = businesses.one(caller, request.query());
        return Response.json(200, SummaryView.of(business, books.summary(business, SaleQuery.filter(request.query()))));
    }
}
