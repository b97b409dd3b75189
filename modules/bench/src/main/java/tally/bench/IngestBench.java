package tally.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Loads sales through the HTTP upload of the built jar, from POST to completed, and beside it, on the same PostgreSQL with the
 * same settings, what the database can do at best, Spring Batch, and the usual way of an ORM. Each run starts when the checks
 * behind the run before are through.
 */
final class IngestBench {
    private static final int WARM_UPS = 2;
    private static final int MEASURED = 5;
    private static final int ORM_ROWS = 10_000;

    /** It waits for the disk at each row, which one run says little of. */
    private static final int ORM_ROUNDS = 5;

    private static final int FILES = 10;

    /** The server tells when an upload has ended, so who looks often learns nothing more, and takes time from it. */
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** As docs/scaling.md says it for many rows a second. Of two options of one name Java takes the last. */
    static final JavaProgram TALLY = new JavaProgram(
            JavaProgram.thisJava(),
            List.of(
                    "-Xms2g",
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
    private final List<String> shops = new ArrayList<>();
    private int businesses;

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
            tally.upload(tally.addBusiness("Large shop"), file);
            new SmallFiles(tally).measure();
        }
    }

    private void beside(TallyServer tally, ServerLimits limits, SpringBatchImport spring, Path raw) throws Exception {
        tally.upload(tally.addBusiness("Warm up"), file);
        limits.prepare();
        final Rounds.Step emptied = () -> emptyAll(tally, limits, spring);
        new Rounds(WARM_UPS, MEASURED)
                .restingBy(limits::rest)
                .addTimed("(a) Tally, POST to completed", emptied, () -> first(tally))
                .addTimed("Tally, the same file again", () -> {}, () -> again(tally))
                .addTimed("Tally, ten files at once, ten businesses", emptied, () -> tenBusinesses(tally))
                .addTimed("Tally, ten files at once, one business", emptied, () -> oneBusiness(tally))
                .add(COMPARED, emptied, limits::copyOnTwoConnections)
                .add("the same into a table with Tally's keys", emptied, limits::copyIntoTallysKeys)
                .add("(b) copy inside the server, one connection", emptied, limits::copyOnOneConnection)
                .add("(c) insert … select … on conflict", emptied, limits::insertSelectOnConflict)
                .add("(c) copy of the raw text", emptied, () -> limits.copyRawText(raw))
                .add("(d) Spring Batch", emptied, () -> spring.load(raw))
                .run(rows, "rows/s", COMPARED);
    }

    /** New businesses each time: empty ones, as for a shop's first upload; and no table has anything left from the run before. */
    private void emptyAll(TallyServer tally, ServerLimits limits, SpringBatchImport spring) throws Exception {
        limits.rest();
        limits.empty();
        limits.emptyOwn();
        spring.prepare();
        shops.clear();
        while (shops.size() < FILES) {
            shops.add(tally.addBusiness("Shop " + businesses++));
        }
    }

    private void rowByRow(RowByRow orm) throws Exception {
        final String[] lines = new String(file, StandardCharsets.US_ASCII).split("\r\n");
        final String name = "(e) row by row, 10,000 rows";
        new Rounds(0, ORM_ROUNDS)
                .add(name, orm::prepare, () -> orm.load(lines, ORM_ROWS))
                .run(ORM_ROWS, "rows/s", name);
    }

    private Rounds.Took first(TallyServer tally) throws Exception {
        return whole(tally, "created_transactions");
    }

    private Rounds.Took again(TallyServer tally) throws Exception {
        return whole(tally, "skipped_rows");
    }

    private Rounds.Took whole(TallyServer tally, String counter) throws Exception {
        final Stopwatch watch = new Stopwatch();
        final JsonNode upload = watch.ended(upload(tally, shops.get(0), file));
        final long count = upload.get(counter).asLong();
        if (count != rows) {
            throw new IllegalStateException("Expected " + rows + " in " + counter + ": " + upload);
        }
        return watch.took(count);
    }

    private static JsonNode upload(TallyServer tally, String business, byte[] content) throws Exception {
        return tally.upload(business, content, waited -> LOOK_EVERY_NANOS);
    }

    private Rounds.Took tenBusinesses(TallyServer tally) throws Exception {
        return atOnce(tally, shops);
    }

    private Rounds.Took oneBusiness(TallyServer tally) throws Exception {
        return atOnce(tally, Collections.nCopies(FILES, shops.get(0)));
    }

    private Rounds.Took atOnce(TallyServer tally, List<String> businesses) throws Exception {
        final Stopwatch watch = new Stopwatch();
        final SideBySide uploads = new SideBySide(FILES);
        for (int number = 0; number < FILES; number++) {
            final String business = businesses.get(number);
            final byte[] content = tenth.get(number);
            uploads.add(() -> watch.ended(upload(tally, business, content))
                    .get("created_transactions")
                    .asLong());
        }
        return watch.took(uploads.total());
    }
}
