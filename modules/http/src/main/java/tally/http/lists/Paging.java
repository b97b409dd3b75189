package tally.http.lists;

import java.util.Optional;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.http.json.ListView;
import tally.http.server.Parameters;
import tally.http.server.Request;

/** Reads {@code limit} and {@code offset}, and puts a page into the list that the contract promises. */
public final class Paging {

    /** How many results a page has at most. */
    public static final String LIMIT = "limit";

    /** How many results come before the page. */
    public static final String OFFSET = "offset";

    private static final Parameters.Range LIMITS = new Parameters.Range(1, PageRequest.MAX_LIMIT);
    private static final Parameters.Range OFFSETS = new Parameters.Range(0, Integer.MAX_VALUE);

    private Paging() {}

    /** The page that a request wants, the first where it does not say. */
    public static PageRequest read(Parameters query) {
        return new PageRequest(limit(query), query.number(OFFSET, OFFSETS).orElse(0));
    }

    /** How many results a request wants at most. */
    public static int limit(Parameters query) {
        return query.number(LIMIT, LIMITS).orElse(PageRequest.FIRST.limit());
    }

    /** A page as a list. */
    public static <T> ListView<T> view(Request request, PageRequest wanted, Page<T> page) {
        return new ListView<>(
                page.count(), next(request, wanted, page.count()), previous(request, wanted), page.results());
    }

    /** The URL of the page behind this one; none behind the last. */
    public static Optional<String> next(Request request, PageRequest wanted, long count) {
        long offset = wanted.offset() + wanted.limit();
        return offset < count ? Optional.of(url(request, wanted.limit(), offset)) : Optional.empty();
    }

    /** The URL of the page before this one; none before the first. */
    public static Optional<String> previous(Request request, PageRequest wanted) {
        long offset = Math.max(0, wanted.offset() - wanted.limit());
        return wanted.offset() > 0 ? Optional.of(url(request, wanted.limit(), offset)) : Optional.empty();
    }

    private static String url(Request request, int limit, long offset) {
        return request.url(request.query().with(LIMIT, Integer.toString(limit)).with(OFFSET, Long.toString(offset)));
    }
}
