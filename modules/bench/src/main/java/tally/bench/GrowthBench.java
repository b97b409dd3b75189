package tally.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * How rows a second and memory go with the number of rows: files of 10,000 to 1,000,000 rows for an empty shop, beside the
 * peers; then ten files of 1,000,000 for one shop, a new month with each, and dates at random over one year.
 */
final class GrowthBench {
    private static final int FILES = 10;
    private static final int WARM_UP_ROWS = 100_000;

    private final int rows;
    private final Path folder;
    private final TallyServer tally;
    private final SpringBatchImport spring;
    private final ServerLimits limits;
    private final Plot plot = new Plot("Rows a second from POST to completed, by rows in the shop", "rows", "rows/s");
    private int businesses;

    private GrowthBench(int rows, String jdbcUrl, Path folder, TallyServer tally) throws Exception {
        this.rows = rows;
        this.folder = folder;
        this.tally = tally;
        this.spring = new SpringBatchImport(jdbcUrl);
        this.limits = new ServerLimits(jdbcUrl, folder);
    }

    /** Measures with files of up to so many rows, prints a table, and leaves a plot in {@code target/growth.svg}. */
    static void run(int rows) throws Exception {
        BenchDatabase.use((jdbcUrl, folder) -> {
            try (TallyServer tally = TallyServer.start(IngestBench.TALLY, jdbcUrl, folder)) {
                new GrowthBench(rows, jdbcUrl, folder, tally).run();
            }
        });
    }

    private void run() throws Exception {
        tally.upload(newBusiness(), new SalesText(1).bytes(WARM_UP_ROWS));
        System.out.printf("%n| rows | what | rows/s | most memory of Tally, MB |%n|---|---|---|---|%n");
        try (spring) {
            for (final int size : List.of(rows / 100, rows / 10, rows)) {
                besideThePeers(size);
            }
        }
        oneAfterTheOther("a new month with each file", SalesText::ofMonth);
        oneAfterTheOther("dates at random over one year", SalesText::new);
        limits.prepare();
        measure("copy inside the server, two connections", rows * FILES, limits::copyOnTwoConnections);
        System.out.println("Plot: " + Files.writeString(Path.of("target", "growth.svg"), plot.svg()));
    }

    private void besideThePeers(int size) throws Exception {
        final byte[] file = new SalesText(size).bytes(size);
        final Path raw = Files.write(folder.resolve("sales-" + size + ".csv"), file);
        Files.setPosixFilePermissions(raw, PosixFilePermissions.fromString("rw-r--r--"));
        limits.empty();
        final String business = newBusiness();
        measure("Tally, an empty shop", size, () -> read(business, file, size));
        limits.prepare();
        measure("copy inside the server, two connections", size, limits::copyOnTwoConnections);
        limits.emptyOwn();
        measure("insert … select … on conflict", size, limits::insertSelectOnConflict);
        spring.prepare();
        measure("Spring Batch", size, () -> spring.load(raw));
    }

    private void oneAfterTheOther(String dates, IntFunction<SalesText> text) throws Exception {
        limits.empty();
        final String business = newBusiness();
        for (int i = 0; i < FILES; i++) {
            final byte[] file = text.apply(i).bytes(rows);
            limits.rest();
            final double seconds = seconds(() -> read(business, file, rows));
            tell("Tally, " + dates, (i + 1) * rows, rows / seconds);
        }
    }

    private void measure(String what, int size, Rounds.Candidate work) throws Exception {
        limits.rest();
        tell(what, size, size / seconds(work));
    }

    private void tell(String what, int rowsThen, double perSecond) throws Exception {
        plot.point(what, rowsThen, perSecond);
        System.out.printf(Locale.ROOT, "| %,d | %s | %,.0f | %d |%n", rowsThen, what, perSecond, tally.mostMemory());
    }

    private static double seconds(Rounds.Candidate work) throws Exception {
        final long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Uploads a file and makes sure that each row is in; made rows of several files may be equal by chance. */
    private long read(String business, byte[] file, int expected) throws Exception {
        final JsonNode upload = tally.upload(business, file);
        final long read = upload.get("created_transactions").asLong()
                + upload.get("skipped_rows").asLong();
        if (read != expected) {
            throw new IllegalStateException("Expected " + expected + " rows: " + upload);
        }
        return read;
    }

    private String newBusiness() throws Exception {
        return tally.addBusiness("Shop " + businesses++);
    }
}
