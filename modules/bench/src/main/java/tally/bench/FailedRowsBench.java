package tally.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Has the built jar answer what staff ask of very many failed rows: the list by every filter, the groups, and a retry of a
 * tenth of them, of one business. The rows are made inside the database.
 */
final class FailedRowsBench {
    private static final int BUSINESSES = 10;
    private static final int MEASURED = 9;
    private static final String JOBS = "/admin/api/v1/failed-jobs";
    /** Each look counts what is left, so seldom: it must not take the time that it measures. */
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final int rows;

    FailedRowsBench(int rows) {
        this.rows = rows;
    }

    void run() throws Exception {
        BenchDatabase.use(this::run);
    }

    private void run(String jdbcUrl, Path folder) throws Exception {
        try (TallyServer tally = TallyServer.start(Path.of("target", "tally.jar"), jdbcUrl, folder)) {
            final ManyFailedRows made = new ManyFailedRows(jdbcUrl, tally.addBusiness("Elsewhere"));
            made.make(rows, BUSINESSES);
            System.out.printf(
                    Locale.ROOT,
                    "%n%,d failed rows of %d businesses, Java %s, %d processors%n%n",
                    rows,
                    BUSINESSES,
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors());
            look(tally, made);
            retry(tally, made);
        }
    }

    private static void look(TallyServer tally, ManyFailedRows made) throws Exception {
        System.out.printf("| what | matches | ms, median | min – max |%n|---|---|---|---|%n");
        final String business = "business_id=" + made.business();
        measure(tally, "list, nothing said", "?limit=50");
        measure(tally, "list, page 18,001", "?limit=50&offset=900000");
        measure(tally, "list, oldest first", "?limit=50&sort_order=asc");
        measure(tally, "list by file", "?limit=50&sort_by=file_id");
        measure(tally, "list of a business", "?" + business);
        measure(tally, "list of a file", "?file_id=" + made.file());
        measure(tally, "list of a frequent cause", "?error_code=INVALID_DATE");
        measure(tally, "list of a rare cause", "?error_code=INVALID_TIME");
        measure(tally, "list of a cause in a business", "?error_code=INVALID_AMOUNT&" + business);
        measure(tally, "list of a day", "?date_from=2025-11-07&date_to=2025-11-07");
        measure(tally, "list of a word that is rare", "?q=31/11/2025");
        measure(tally, "list of a word that is frequent", "?q=invalid");
        measure(tally, "list of the resolved", "?status=resolved");
        measure(tally, "list of the pending", "?status=pending");
        measure(tally, "groups, nothing said", "/groups");
        measure(tally, "groups of a business", "/groups?" + business);
        measure(tally, "groups of a file", "/groups?file_id=" + made.file());
        measure(tally, "groups of a word", "/groups?q=invalid");
    }

    private static void measure(TallyServer tally, String what, String query) throws Exception {
        tally.get(JOBS + query);
        final double[] millis = new double[MEASURED];
        long matches = 0;
        for (int i = 0; i < MEASURED; i++) {
            final long start = System.nanoTime();
            matches = tally.get(JOBS + query).get("count").asLong();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %,.0f | %,.0f – %,.0f |%n",
                what,
                matches,
                millis[MEASURED / 2],
                millis[0],
                millis[MEASURED - 1]);
    }

    private static void retry(TallyServer tally, ManyFailedRows made) throws Exception {
        final String mended = "{\"business_id\":\"" + made.business() + "\",\"set\":{\"Date\":\"2025-11-07\"}";
        System.out.printf("%n| what | s | answer |%n|---|---|---|%n");
        step("dry run", () -> tally.post(JOBS + "/retry", mended + ",\"dry_run\":true}"));
        step("request", () -> tally.post(JOBS + "/retry", mended + "}"));
        step("until each was tried", () -> {
            JsonNode pending = tally.get(JOBS + "?limit=1&status=pending");
            while (pending.get("count").asLong() > 0) {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
                pending = tally.get(JOBS + "?limit=1&status=pending");
            }
            return pending;
        });
        System.out.println(tally.get("/admin/api/v1/consistency?business_id=" + made.business()));
    }

    private static void step(String what, Step step) throws Exception {
        final long start = System.nanoTime();
        final JsonNode answer = step.run();
        final double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "| %s | %.1f | %s |%n", what, seconds, answer);
    }

    /** One thing that staff do. */
    @FunctionalInterface
    private interface Step {
        JsonNode run() throws Exception;
    }
}
