package tally.ingest;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tally.csv.CsvSource;
import tally.domain.PageRequest;
import tally.domain.UploadId;
import tally.domain.books.BookedSale;
import tally.domain.books.SaleFilter;
import tally.domain.books.SaleOrder;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.Upload;
import tally.testkit.InMemoryStores;
import tally.testkit.Shop;

/** A shop in Dhaka that hands in sales files, on stores in memory. */
final class Till {
    static final String HEADER = "Date,Product,Quantity,Amount\n";

    private final InMemoryStores stores;
    private final Shop shop;

    Till() {
        this(new InMemoryStores(), "Ahmed's Shop");
    }

    Till(InMemoryStores stores, String name) {
        this.stores = stores;
        this.shop = Shop.open(stores, name);
    }

    /** One batch after the other, on the thread of the job. */
    static BookingMeans means(long maxFailedRows) {
        return new BookingMeans(new FreshFiles(), Runnable::run, () -> 1, maxFailedRows);
    }

    /** A file of so many different sales. */
    static String sales(int rows) {
        return HEADER
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(row -> "2025-11-07,Shirt," + (row % 1000 + 1) + "," + row + ".50\n")
                        .collect(Collectors.joining());
    }

    InMemoryStores stores() {
        return stores;
    }

    Shop shop() {
        return shop;
    }

    IngestStores ingestStores() {
        return new IngestStores(stores.queue(), stores.uploadBooks(), stores.retries(), stores.corrections());
    }

    UploadId send(String text) {
        return send(text, ImportOptions.DEFAULT);
    }

    UploadId send(String text, ImportOptions options) {
        return send(text, options, rows(text, options));
    }

    /** Hands in a file in which so many rows were counted. */
    UploadId send(String text, ImportOptions options, long rows) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        final NewUpload plain = shop.file("sales.csv", options);
        final NewUpload upload = new NewUpload(
                plain.id(),
                shop.id(),
                plain.fileName(),
                Optional.empty(),
                options,
                plain.content(),
                () -> new NewUpload.FirstLook(rows, Optional.empty()));
        stores.inbox().accept(upload, new ByteArrayInputStream(bytes), Shop.PLENTY);
        return upload.id();
    }

    ClaimedUpload claim() {
        return stores.queue().claim("node-1", Shop.LEASE).orElseThrow();
    }

    /** Hands a file in and has node-1 take it. */
    ClaimedUpload sendAndClaim(String text) {
        send(text);
        return claim();
    }

    Upload upload(UploadId id) {
        return shop.upload(id);
    }

    /** The sales in the shop's books, the first hundred of them. */
    List<BookedSale> booked() {
        return stores.salesBooks()
                .sales(shop.id(), SaleFilter.NONE, SaleOrder.NEWEST_FIRST, new PageRequest(PageRequest.MAX_LIMIT, 0))
                .results();
    }

    private static long rows(String text, ImportOptions options) {
        final CsvSource source = () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try {
            return SalesFile.look(source, options).countRows();
        } catch (UnreadableFileException unreadable) {
            return 0;
        }
    }
}
