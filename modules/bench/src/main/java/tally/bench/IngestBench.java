package tally.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Loads sales through the HTTP upload of the built jar, from POST to completed, and beside it, on the same PostgreSQL with the
 * same settings, what the database can do at best, Spring Batch, and the usual way of an ORM. Each run starts when the checks
 * behind the run before are through.
 */
final class IngestBench {
    private static final int WARM_UPS = 1;
    private static final int MEASURED = 3;
    private static final int ORM_ROWS = 10_000;
    private static final int FILES = 10;

    /** As docs/scaling.md says it for many rows a second. Of two options of one name Java takes the last. */
    private static final JavaProgram TALLY = new JavaProgram(
            JavaProgram.thisJava(),
            List.of(
                    "-Xmx2g",
                    "-Xmn1400m",
                    "-XX:SurvivorRatio=3",
                    "-XX:+UseParallelGC",
                    "-jar",
                    "target/tally.jar",
                    "serve"));

    private static final String COMPARED = "(b) copy inside the server, two connections";

    private final int rows;
    private final byte[] file;
    private final List<byte[]> tenth;
    private int businesses;
    private String last = "";

    IngestBench(int rows) {
        this.rows = rows;
        this.file = new SalesText(42).bytes(rows);
        this.tenth = IntStream.range(0, FILES)
                .mapToObj(seed -> new SalesText(seed).bytes(rows / FILES))
                .toList();
    }

    void run() throws Exception {
        BenchDatabase.use(this::run);
    }

    private void run(String jdbcUrl, Path folder) throws Exception {
        System.out.printf(
                "%n%,d rows, %,d bytes, Java %s, %d processors%n%n",
                rows, file.length, Runtime.version(), Runtime.getRuntime().availableProcessors());
        final Path raw = Files.write(folder.resolve("sales.csv"), file);
        Files.setPosixFilePermissions(raw, PosixFilePermissions.fromString("rw-r--r--"));
        try (TallyServer tally = TallyServer.start(TALLY, jdbcUrl, folder);
                SpringBatchImport spring = new SpringBatchImport(jdbcUrl)) {
            beside(tally, new ServerLimits(jdbcUrl, folder), spring, raw);
            rowByRow(new RowByRow(jdbcUrl));
            new SmallFiles(tally).measure();
        }
    }

    private void beside(TallyServer tally, ServerLimits limits, SpringBatchImport spring, Path raw) throws Exception {
        tally.upload(tally.addBusiness("Warm up"), file);
        limits.prepare();
        new Rounds(WARM_UPS, MEASURED)
                .restingBy(limits::rest)
                .add("(a) Tally, POST to completed", () -> first(tally, limits))
                .add("Tally, the same file again", () -> again(tally))
                .add("Tally, ten files at once, ten businesses", () -> tenBusinesses(tally, limits))
                .add("Tally, ten files at once, one business", () -> oneBusiness(tally, limits))
                .add(COMPARED, limits::copyOnTwoConnections)
                .add("(b) copy inside the server, one connection", limits::copyOnOneConnection)
                .add("(c) insert … select … on conflict", limits::insertSelectOnConflict)
                .add("(c) copy of the raw text", () -> limits.copyRawText(raw))
                .add("(d) Spring Batch", () -> spring.load(raw))
                .run(rows, "rows/s", COMPARED);
    }

    private void rowByRow(RowByRow orm) throws Exception {
        final String[] lines = new String(file, StandardCharsets.US_ASCII).split("\r\n");
        orm.prepare();
        final String name = "(e) row by row, 10,000 rows";
        new Rounds(0, 1).add(name, () -> orm.load(lines, ORM_ROWS)).run(ORM_ROWS, "rows/s", name);
    }

    /** A new business each time: an empty one, as for a shop's first upload. */
    private long first(TallyServer tally, ServerLimits limits) throws Exception {
        limits.empty();
        last = newBusiness(tally);
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

    private long tenBusinesses(TallyServer tally, ServerLimits limits) throws Exception {
        limits.empty();
        final SideBySide uploads = new SideBySide(FILES);
        for (final byte[] each : tenth) {
            final String business = newBusiness(tally);
            uploads.add(() -> created(tally.upload(business, each)));
        }
        return uploads.total();
    }

    private long oneBusiness(TallyServer tally, ServerLimits limits) throws Exception {
        limits.empty();
        final String business = newBusiness(tally);
        final SideBySide uploads = new SideBySide(FILES);
        for (final byte[] each : tenth) {
            uploads.add(() -> created(tally.upload(business, each)));
        }
        return uploads.total();
    }

    private static long created(JsonNode upload) {
        return upload.get("created_transactions").asLong();
    }

    private String newBusiness(TallyServer tally) throws Exception {
        return tally.addBusiness("Shop " + businesses++);
    }
}
