package tally.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import tally.domain.BusinessId;
import tally.domain.PageRequest;
import tally.domain.books.SaleOrder;
import tally.domain.books.SalesBooks;
import tally.persistence.Database;
import tally.persistence.DatabaseSettings;
import tally.persistence.PostgresSalesBooks;

/**
 * The list and the summary of a shop with very many sales, asked for one after the other: over HTTP, by the very statements
 * of Tally's store without HTTP, and by the SQL that one would write at first.
 */
final class BooksBench {
    private static final String PATH = "/api/v1/transactions";
    private static final SaleOrder LARGEST_FIRST = new SaleOrder(SaleOrder.Key.AMOUNT, true);

    private final BusinessId business;
    private final TallyServer tally;
    private final KeptConnection http;
    private final SalesBooks store;
    private final BareBooks plain;

    private BooksBench(BusinessId business, TallyServer tally, KeptConnection http, Direct direct) {
        this.business = business;
        this.tally = tally;
        this.http = http;
        this.store = new PostgresSalesBooks(direct.database);
        this.plain = new BareBooks(direct.connection, business);
    }

    /** Loads so many sales by one upload, and prints a table. */
    static void run(int rows, String jdbcUrl, Path folder) throws Exception {
        try (TallyServer tally = TallyServer.start(Path.of("target", "tally.jar"), jdbcUrl, folder);
                KeptConnection http = new KeptConnection(tally.port());
                Direct direct = Direct.open(jdbcUrl)) {
            final BusinessId business = BusinessId.of(tally.addBusiness("Large"));
            tally.upload(business.toString(), new SalesText(42).bytes(rows));
            final BooksBench bench = new BooksBench(business, tally, http, direct);
            bench.tellFirstSummary(rows);
            new ServerLimits(jdbcUrl, folder).rest();
            new ServerLimits(jdbcUrl, folder).run("vacuum analyze");
            bench.lists(rows);
            bench.summaries();
        }
    }

    /** It comes before the database has looked at what is in its new tables. */
    private void tellFirstSummary(int rows) throws Exception {
        final long start = System.nanoTime();
        overHttp("/summary", "");
        final double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%,d sales; the first summary after their upload: %.2f s%n%n", rows, seconds);
    }

    private void lists(int rows) throws Exception {
        final long last = (long) rows - PageRequest.FIRST.limit();
        final Narrowed product = Narrowed.to(
                store.products(business, PageRequest.FIRST).results().get(0).id());
        final Narrowed customer = Narrowed.to(
                store.customers(business, PageRequest.FIRST).results().get(0).id());
        Comparison.printHead();
        final double first = list(Narrowed.NOT, SaleOrder.NEWEST_FIRST, 0);
        final double deepest = list(Narrowed.NOT, SaleOrder.NEWEST_FIRST, last);
        list(Narrowed.NOT, SaleOrder.NEWEST_FIRST, last / 2);
        list(Narrowed.NOT, LARGEST_FIRST, 0);
        list(Narrowed.NOT, LARGEST_FIRST, last);
        list(product, SaleOrder.NEWEST_FIRST, 0);
        list(customer, SaleOrder.NEWEST_FIRST, 0);
        list(Narrowed.TO_CASH, SaleOrder.NEWEST_FIRST, 0);
        list(Narrowed.TO_CASH, SaleOrder.NEWEST_FIRST, last / 10);
        list(Narrowed.TO_JUNE, SaleOrder.NEWEST_FIRST, 0);
        System.out.printf(Locale.ROOT, "%nThe last page to the first: %.2f%n%n", deepest / first);
    }

    private double list(Narrowed narrowed, SaleOrder order, long offset) throws Exception {
        final String key = order.key().name().toLowerCase(Locale.ROOT);
        final PageRequest page = new PageRequest(PageRequest.FIRST.limit(), offset);
        final Comparison comparison = new Comparison();
        final long bytes = comparison.measure(
                () -> overHttp("", "&sort_by=" + key + "&offset=" + offset + narrowed.query()),
                () -> store.sales(business, narrowed.filter(), order, page)
                        .totals()
                        .count(),
                () -> plain.page(narrowed.where(), "s." + key + " desc, s.id desc", offset));
        final long number = offset / page.limit() + 1;
        final String what = String.format(
                Locale.ROOT, "page %,d by %s%s", number, key, narrowed.query().replace('&', ' '));
        System.out.println(comparison.told(what, bytes));
        return comparison.median();
    }

    private void summaries() throws Exception {
        Comparison.printHead();
        for (final Narrowed narrowed : List.of(Narrowed.NOT, Narrowed.TO_CASH, Narrowed.TO_JUNE)) {
            final Comparison comparison = new Comparison();
            final long bytes = comparison.measure(
                    () -> overHttp("/summary", narrowed.query()),
                    () -> store.summary(business, narrowed.filter()).totals().count(),
                    () -> plain.summary(narrowed.where()));
            System.out.println(comparison.told("summary" + narrowed.query().replace('&', ' '), bytes));
        }
    }

    private long overHttp(String path, String query) throws Exception {
        return http.exchange(tally.requests().get(PATH + path + "?business_id=" + business + query));
    }

    /** The database without Tally in between. */
    private record Direct(Database database, Connection connection) implements AutoCloseable {
        private static Direct open(String jdbcUrl) throws Exception {
            return new Direct(Database.open(DatabaseSettings.parse(jdbcUrl, 1)), DriverManager.getConnection(jdbcUrl));
        }

        @Override
        public void close() throws SQLException {
            connection.close();
            database.close();
        }
    }
}
