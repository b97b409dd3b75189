package tally.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tally.app.database.RunningDatabase;
import tally.standalone.EmbeddedPostgres;

/**
 * Loads sales through the HTTP upload of the built jar, from POST to completed, and beside it, on the same PostgreSQL with the
 * same settings, what the database can do at best, and the usual way of an ORM. Each file is another month of the same
 * seed's shop, so nothing is a duplicate but where that is measured.
 */
final class IngestBench {
    private static final int WARM_UPS = 1;
    private static final int MEASURED = 3;
    private static final int ORM_ROWS = 10_000;

    private final int rows;
    private final byte[] file;
    private int businesses;

    IngestBench(int rows) {
        this.rows = rows;
        this.file = new SalesText(42).bytes(rows);
    }

    void run() throws Exception {
        final Path folder =
                Files.createTempDirectory(Path.of("").toAbsolutePath().resolve("target"), "bench-");
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
        final Optional<String> given = Optional.ofNullable(System.getenv("BENCH_DATABASE_URL"));
        if (given.isPresent()) {
            run(given.get(), folder);
        } else {
            try (RunningDatabase database = new EmbeddedPostgres().start(folder.resolve("data"))) {
                run(database.jdbcUrl(), folder);
            }
        }
    }

    private void run(String jdbcUrl, Path folder) throws Exception {
        System.out.printf(
                "%n%,d rows, %,d bytes, Java %s, %d processors%n%n",
                rows, file.length, Runtime.version(), Runtime.getRuntime().availableProcessors());
        final Path raw = Files.write(folder.resolve("sales.csv"), file);
        Files.setPosixFilePermissions(raw, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        try (TallyServer tally = TallyServer.start(Path.of("target", "tally.jar"), jdbcUrl, folder)) {
            measure(tally, new ServerLimits(jdbcUrl, folder), new RowByRow(jdbcUrl), raw);
        }
    }

    private void measure(TallyServer tally, ServerLimits limits, RowByRow orm, Path raw) throws Exception {
        tally.upload(tally.addBusiness("Warm up"), file);
        limits.prepare();
        limits.run("truncate sales, stock_movements, failed_jobs, events, customers, products cascade");
        new Rounds(WARM_UPS, MEASURED)
                .add("(a) Tally, POST to completed", () -> first(tally, limits))
                .add("    Tally, the same file again", () -> again(tally))
                .add("(b) copy inside the server, two connections", limits::copyOnTwoConnections)
                .add("(b) copy inside the server, one connection", limits::copyOnOneConnection)
                .add("(c) insert … select … on conflict", limits::insertSelectOnConflict)
                .add("(c) copy of the raw text", () -> limits.copyRawText(raw))
                .run(rows, "rows/s", "(b) copy inside the server, two connections");
        final String[] lines = new String(file, StandardCharsets.US_ASCII).split("\r\n");
        orm.prepare();
        new Rounds(0, 1)
                .add("(e) row by row, 10,000 rows", () -> orm.load(lines, ORM_ROWS))
                .run(ORM_ROWS, "rows/s", "(e) row by row, 10,000 rows");
    }

    private String last = "";

    /** A new business each time: an empty one, as for a shop's first upload. */
    private long first(TallyServer tally, ServerLimits limits) throws Exception {
        limits.run("truncate sales, stock_movements, failed_jobs, events, customers, products cascade");
        last = tally.addBusiness("Shop " + businesses++);
        return booked(tally.upload(last, file), "created_transactions");
    }

    private long again(TallyServer tally) throws Exception {
        return booked(tally.upload(last, file), "skipped_rows");
    }

    private long booked(JsonNode upload, String counter) {
        final long count = upload.get(counter).asLong();
        if (count != rows) {
            throw new IllegalStateException("Expected " + rows + " in " + counter + ": " + upload);
        }
        return count;
    }
}
