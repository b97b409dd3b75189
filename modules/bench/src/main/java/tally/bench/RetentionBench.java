package tally.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * Whether the sweep over what is old slows those who upload: small files and large ones, while nobody sweeps and beside a
 * sweep that has more to remove than it comes to.
 */
final class RetentionBench {
    private static final int WARM_UPS = 1;
    private static final int MEASURED = 5;
    private static final int SMALL_FILES = 200;
    private static final int SMALL_ROWS = 30;
    private static final int LARGE_ROWS = 200_000;

    private static final Map<String, String> SWEEPING = Map.of("TALLY_KEEP_DELIVERED_EVENTS_DAYS", "30");

    /** Events of three months ago, as long as one of a file of thirty rows, until there are so many. */
    private static final String OLD_EVENTS = """
            insert into events (business_id, id, topic, payload, created_at, delivered_at)
            select b.id, gen_random_uuid(), 'transaction.parsed',
                   jsonb_build_object('business_id', b.id, 'file_id', gen_random_uuid(), 'source', 'csv',
                                      'transaction_count', 30, 'affected_products', ids.list, 'affected_customers', ids.list),
                   now() - interval '90 days', now() - interval '90 days'
              from (select id from businesses limit 1) b,
                   (select jsonb_agg(gen_random_uuid()) as list from generate_series(1, 30)) ids,
                   generate_series(1, greatest(0, %d - (
                       select count(*) from events where created_at < now() - interval '60 days')))
            """;

    private static final String NOBODY_SWEEPS = "update retention_turn set node = 'bench', until = 'infinity'";
    private static final String NEXT_SWEEP = "update retention_turn set node = '', until = '-infinity'";

    private final int events;
    private final TallyServer tally;
    private final String business;
    private final byte[] largeFile = new SalesText(0).bytes(LARGE_ROWS);
    private final ServerLimits limits;
    private long refilled;
    private int files;

    private RetentionBench(int events, String jdbcUrl, Path folder, TallyServer tally) throws Exception {
        this.events = events;
        this.tally = tally;
        this.limits = new ServerLimits(jdbcUrl, folder);
        this.business = tally.addBusiness("Small files");
    }

    /** Measures beside so many old events. */
    static void run(int events) throws Exception {
        BenchDatabase.use((jdbcUrl, folder) -> {
            try (TallyServer tally = TallyServer.start(Path.of("target", "tally.jar"), jdbcUrl, folder, SWEEPING)) {
                new RetentionBench(events, jdbcUrl, folder, tally).run();
            }
        });
    }

    private void run() throws Exception {
        final String small = "files of " + SMALL_ROWS + " rows, nobody sweeps";
        new Rounds(WARM_UPS, MEASURED)
                .restingBy(this::prepare)
                .add(small, this::smallFiles)
                .add("files of " + SMALL_ROWS + " rows, beside a sweep", () -> besideASweep(this::smallFiles))
                .run(SMALL_FILES, "files/s", small);
        final String large = "a file of 200,000 rows, nobody sweeps";
        new Rounds(WARM_UPS, MEASURED)
                .restingBy(this::prepare)
                .add(large, this::largeFile)
                .add("a file of 200,000 rows, beside a sweep", () -> besideASweep(this::largeFile))
                .run(LARGE_ROWS, "rows/s", large);
        System.out.printf(
                "Removed by the sweeps meanwhile, before the last: %,d events; there were %,d at each start%n",
                refilled - events, events);
    }

    private void prepare() throws SQLException {
        limits.run(NOBODY_SWEEPS);
        limits.rest();
        refilled += limits.run(OLD_EVENTS.formatted(events));
        limits.run("vacuum analyze events");
        limits.rest();
    }

    private long besideASweep(Rounds.Candidate uploads) throws Exception {
        limits.run(NEXT_SWEEP);
        return uploads.run();
    }

    private long smallFiles() throws Exception {
        long created = 0;
        for (int i = 0; i < SMALL_FILES; i++) {
            created += created(business, new SalesText(++files).bytes(SMALL_ROWS));
        }
        return created;
    }

    private long largeFile() throws Exception {
        return created(tally.addBusiness("Large file " + ++files), largeFile);
    }

    private long created(String shop, byte[] file) throws Exception {
        return tally.upload(shop, file).get("created_transactions").asLong();
    }
}
